import type { FieldCount, FieldType } from '../contracts/census.ts';
import type { EntityName } from '../contracts/records.ts';
import { EACH, isColumn, isFieldName, type Rows } from './field-path.ts';

/** More members than that are keys that are data. */
const MOST_MEMBERS = 100;
/** Spellings of a code remembered a field. */
const REMEMBERED = 2000;

/** Fields of one kind that are counted one by one: the vendor decides how many names there are. */
const MOST_FIELDS = 1000;

/** How the maps of a system read its fields. */
export interface FieldReading {
  /** Fields that hold rows. */
  readonly rows: Rows;
  /** How the code lists spell the values of a field that they read in such records; undefined for all other fields. */
  knownOf(field: string, kind: EntityName): KnownCode | undefined;
}

/** What the nodes of one kind share. */
export class Fields {
  readonly reading: FieldReading;
  readonly kind: EntityName;
  left = MOST_FIELDS;

  constructor(reading: FieldReading, kind: EntityName) {
    this.reading = reading;
    this.kind = kind;
  }
}

/** How a code list spells a value that it knows; undefined where it does not. */
export type KnownCode = (value: unknown) => string | undefined;

/** The counts of one field of one kind, and of the fields in it. */
export class FieldNode {
  readonly path: string;
  readonly name: string;
  text = 0;
  number = 0;
  boolean = 0;
  list = 0;
  object = 0;
  empty = 0;
  /** 1 while it is missed where it does not come: it came always, and no example without it is known yet. */
  missed: 0 | 1 = 0;
  /** Members that are missed. */
  expected = 0;
  /** Its keys are data: all of them are one member. */
  isDictionary = false;
  /** Where it is an array, each place of it is a member of its own. */
  readonly isRow: boolean;
  /** Members of a row by their place. */
  readonly columns: FieldNode[] = [];
  readonly members = new Map<string, FieldNode>();
  /** Members by their place in the object that came last: most objects of a kind list them in one order. */
  readonly order: FieldNode[] = [];
  private readonly known: KnownCode | undefined;
  private readonly spelt = new Map<unknown, string>();
  private readonly codes = new Map<string, number>();
  private readonly fields: Fields;

  constructor(path: string, name: string, fields: Fields) {
    this.path = path;
    this.name = name;
    this.fields = fields;
    this.known = fields.reading.knownOf(path, fields.kind);
    this.isRow = fields.reading.rows.has(path);
  }

  /** The member of this name, made where it is new; of a dictionary the one that stands for all. */
  member(key: string): FieldNode {
    const found = this.members.get(key);
    if (found) return found;
    const isFull = this.members.size >= MOST_MEMBERS || this.fields.left <= 0;
    if (key !== EACH && !this.isDictionary && (isFull || !isFieldName(key))) this.fold();
    return this.made(this.isDictionary ? EACH : key);
  }

  /** Each item of a list. */
  get each(): FieldNode {
    return this.members.get(EACH) ?? this.made(EACH);
  }

  /** The place of a row; what stands for all of them where too many fields are counted already. */
  column(index: number): FieldNode {
    const name = String(index);
    if (!this.members.has(name) && this.fields.left <= 0) return this.each;
    return (this.columns[index] = this.made(name));
  }

  /** The member that the path of a field names. */
  named(name: string): FieldNode {
    if (name === EACH) return this.each;
    return this.isRow && isColumn(name) ? this.column(Number(name)) : this.member(name);
  }

  code(value: unknown): void {
    if (!this.known) return;
    const spelling = this.spelt.get(value) ?? this.spellingOf(value);
    if (spelling !== '') this.codes.set(spelling, (this.codes.get(spelling) ?? 0) + 1);
  }

  count(of: number): FieldCount {
    const { text, number, boolean, list, object, empty, codes } = this;
    const all: Record<FieldType, number> = { text, number, boolean, list, object, empty };
    const types = Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
    return { of, types, ...(codes.size > 0 && { codes: Object.fromEntries(codes) }) };
  }

  get sum(): number {
    return this.text + this.number + this.boolean + this.list + this.object + this.empty;
  }

  private made(key: string): FieldNode {
    const known = this.members.get(key);
    if (known) return known;
    this.fields.left -= 1;
    const made = new FieldNode(`${this.path}/${key}`, key, this.fields);
    this.members.set(key, made);
    return made;
  }

  private spellingOf(value: unknown): string {
    const spelling = this.known!(value) ?? '';
    if (this.spelt.size < REMEMBERED) this.spelt.set(value, spelling);
    return spelling;
  }

  /** What was counted by key is counted as one member from now on. */
  private fold(): void {
    this.isDictionary = true;
    this.expected = 0;
    this.order.length = 0;
    const members = [...this.members.values()].filter(({ name }) => name !== EACH && !isColumn(name));
    for (const { name } of members) this.members.delete(name);
    for (const one of members) this.each.absorb(one);
  }

  private absorb(other: FieldNode): void {
    for (const type of ['text', 'number', 'boolean', 'list', 'object', 'empty'] as const) this[type] += other[type];
    for (const one of other.members.values()) this.named(one.name).absorb(one);
  }
}
