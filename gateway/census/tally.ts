import type { Census, Example, FieldCount, FieldType, KindCount } from '../contracts/census.ts';
import type { EntityName, RawRecord } from '../contracts/records.ts';
import { exampleOf } from './example.ts';
import { NOTHING, sumOfYields } from './counts.ts';
import { FieldNode, type FieldReading, Fields } from './field-node.ts';
import { expectUsual, fieldsOf, isNothing } from './node-fields.ts';
import { type CodesOfPage, UnknownTally } from './unknown-tally.ts';

/** Levels of nesting that are looked into; deeper ones are an object. */
const DEEPEST = 12;
/** Items of one list, and columns of one row, that are looked into: the vendor decides how long they are. */
const MOST_ITEMS = 100;
/** Values longer than this are no codes. */
const LONGEST_CODE = 200;

interface Kind {
  records: number;
  /** What such records yield, it among them. */
  readonly yields: Set<EntityName>;
  readonly root: FieldNode;
  readonly first: Example;
}

/**
 * Counts the fields of a source's raw records: a walk over each record, one look a field. Keeps no value. Where something comes
 * first that is not usual, or a field that always came does not, the place of that record is kept as the example.
 */
export class Tally {
  private readonly usual: Census;
  private readonly reading: FieldReading;
  private readonly kinds = new Map<EntityName, Kind>();
  private readonly codes: UnknownTally;
  private readonly examples = new Map<string, Example>();
  private record: RawRecord | undefined;
  private fields: Readonly<Record<string, FieldCount>> = {};
  private kind: EntityName | undefined;

  constructor(usual: Census | undefined, reading: FieldReading) {
    this.usual = usual ?? NOTHING;
    this.codes = new UnknownTally(this.usual.unknown);
    this.reading = reading;
  }

  add(records: readonly RawRecord[]): void {
    for (const record of records) {
      const [kind] = record.yields;
      if (kind === undefined) continue;
      const counted = this.kinds.get(kind) ?? this.begun(kind, record);
      if (this.kind !== kind) {
        this.kind = kind;
        this.fields = this.usual.kinds[kind]?.fields ?? {};
      }
      this.record = record;
      counted.records += 1;
      if (record.yields.length > 1) for (const entity of record.yields) counted.yields.add(entity);
      this.walk(record.body, counted.root, 0);
    }
    this.record = undefined;
  }

  addCodes(page: CodesOfPage): void {
    this.codes.add(page);
  }

  /** What was counted since the tally began. */
  counted(): Census {
    const kinds: Partial<Record<EntityName, KindCount>> = {};
    for (const [kind, { records, root, yields }] of this.kinds) {
      const others = [...yields].filter((entity) => entity !== kind).map((entity) => ({ yields: [entity] }));
      kinds[kind] = { records, ...others.reduce(sumOfYields, {}), fields: fieldsOf(root, records) };
    }
    return { kinds, unknown: this.codes.counted() };
  }

  /** Where a change showed first; of a field that came only at times and comes no more, the first record of its kind. */
  exampleOf(kind: EntityName | undefined, what: string): Example | undefined {
    return kind === undefined
      ? this.codes.exampleOf(what)
      : (this.examples.get(`${kind} ${what}`) ?? this.kinds.get(kind)?.first);
  }

  private begun(kind: EntityName, record: RawRecord): Kind {
    const begun = {
      records: 0,
      root: new FieldNode('', '', new Fields(this.reading, kind)),
      first: exampleOf(record),
      yields: new Set([kind]),
    };
    this.kinds.set(kind, begun);
    expectUsual(begun.root, this.usual.kinds[kind]?.fields ?? {});
    return begun;
  }

  /** Counts a value at its field. Gives 1 where a field that is missed was there. */
  private walk(value: unknown, node: FieldNode, depth: number): number {
    switch (typeof value) {
      case 'string':
        if (value === '') return this.note(node, 'empty');
        if (value.length <= LONGEST_CODE) node.code(value);
        return this.note(node, 'text');
      case 'number':
      case 'bigint':
        node.code(value);
        return this.note(node, 'number');
      case 'boolean':
        node.code(value);
        return this.note(node, 'boolean');
      case 'object':
        return value === null ? this.note(node, 'empty') : this.walkInto(value, node, depth);
      default:
        return 0;
    }
  }

  private walkInto(value: object, node: FieldNode, depth: number): number {
    if (Array.isArray(value)) {
      if (value.length === 0) return this.note(node, 'empty');
      if (depth < DEEPEST) this.walkItems(value, node, depth + 1);
      return this.note(node, 'list');
    }
    let found = 0;
    let place = 0;
    for (const key in value) {
      if (depth >= DEEPEST) return this.note(node, 'object');
      let member = node.order[place];
      if (member === undefined || member.name !== key) {
        member = node.member(key);
        if (!node.isDictionary) node.order[place] = member;
      }
      found += this.walk((value as Record<string, unknown>)[key], member, depth + 1);
      place += 1;
    }
    if (place === 0) return this.note(node, 'empty');
    if (found < node.expected) this.miss(value, node);
    return this.note(node, 'object');
  }

  private walkItems(value: readonly unknown[], node: FieldNode, depth: number): void {
    const many = Math.min(value.length, MOST_ITEMS);
    if (node.isRow) {
      let found = 0;
      for (let index = 0; index < many; index += 1)
        found += this.walk(value[index], node.columns[index] ?? node.column(index), depth);
      if (found < node.expected) this.miss(value, node);
      return;
    }
    const { each } = node;
    for (let index = 0; index < many; index += 1) this.walk(value[index], each, depth);
  }

  private note(node: FieldNode, type: FieldType): number {
    if (type === 'empty') {
      node.empty += 1;
      return 0;
    }
    if (node[type]++ === 0 && node.path !== '') this.noteFirst(node, type);
    return node.missed;
  }

  private noteFirst({ path }: FieldNode, type: FieldType): void {
    const usual = this.fields[path];
    if (!usual) this.keep(`new ${path}`);
    else if (!usual.types[type]) this.keep(`type ${path}`);
  }

  /** One example is enough: from then on the field is not missed. */
  private miss(value: object, node: FieldNode): void {
    for (const member of node.members.values()) {
      if (member.missed === 0 || !isNothing((value as Readonly<Record<string, unknown>>)[member.name])) continue;
      this.keep(`gone ${member.path}`);
      member.missed = 0;
      node.expected -= 1;
    }
  }

  private keep(what: string): void {
    const key = `${this.kind ?? ''} ${what}`;
    if (this.record && !this.examples.has(key)) this.examples.set(key, exampleOf(this.record));
  }
}
