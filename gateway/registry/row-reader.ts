import type { CsvRow } from './csv.ts';
import { checkerOf } from '../config/schema-check.ts';
import { hasLogin, hasSecret, isReference, type Reference } from '../config/secrets.ts';
import {
  addressesOf,
  fieldOf,
  LONGEST_NAME,
  propertiesOf,
  referenceIn,
  SCHOOL_SETTINGS,
  tooLong,
  valueOf,
  withoutSecrets,
  YES_OR_NO,
} from './source-cells.ts';
import { settingTold } from './setting-told.ts';
import type { SourceField, SourceHead } from './source-columns.ts';
import { spoiltIn } from './spoilt-id.ts';
import { hintOf, sentence, type Sentence } from '../told.ts';
import type { CellMistake, SourceRow, TableRules } from './source-row.ts';

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Reads one row; what is wrong with its cells is put into `mistakes`. */
export class RowReader {
  private readonly row: CsvRow;
  private readonly head: SourceHead;
  private readonly rules: TableRules;
  private readonly mistakes: CellMistake[];
  /** Of one cell the first mistake is told: the others follow from it. */
  private readonly wrongCells = new Set<number>();
  private readonly refused: string[] = [];

  constructor(row: CsvRow, head: SourceHead, rules: TableRules, mistakes: CellMistake[]) {
    this.row = row;
    this.head = head;
    this.rules = rules;
    this.mistakes = mistakes;
  }

  read(seen: Map<string, number>): SourceRow | undefined {
    const name = this.nameIn(seen);
    this.refuseSpoilt();
    this.refuseLong();
    const paused = this.yesOrNoIn('paused');
    const allowLoopback = this.yesOrNoIn('allowLoopback');
    const system = this.text('system') ?? '';
    const schema = this.rules.settingsOf(system);
    if (!schema) {
      const hint = hintOf(system, this.rules.systems);
      this.wrong(
        'system',
        system === ''
          ? sentence('cell.no-system-value', { systems: this.rules.systems.join(', ') })
          : sentence('cell.system', { word: system, hint }),
      );
      return undefined;
    }
    const settings = this.settingsIn(schema, this.rules.settingsIn(name ?? ''));
    const secrets = this.secretsIn(schema);
    const optional = (['zone', 'municipality', 'node', 'schoolName'] as const).flatMap((field) => {
      const text = this.text(field);
      return text === undefined ? [] : [[field, text] as const];
    });
    if (name === undefined) return undefined;
    const { line } = this.row;
    return {
      line,
      columns: this.head.places,
      name,
      system,
      settings,
      secrets,
      refused: this.refused,
      schoolIds: this.schoolIdsIn(schema),
      ...Object.fromEntries(optional),
      ...(paused !== undefined && { paused }),
      ...(allowLoopback !== undefined && { allowLoopback }),
    };
  }

  private text(field: SourceField): string | undefined {
    return this.cell(this.head.places.get(field) ?? -1);
  }

  private cell(index: number): string | undefined {
    return this.row.cells[index]?.trim() || undefined;
  }

  private wrong(where: SourceField | number, told: Sentence): void {
    const own = typeof where === 'number' ? where : this.head.places.get(where);
    const column = own ?? 0;
    if (own !== undefined && this.wrongCells.has(own)) return;
    this.wrongCells.add(column);
    this.mistakes.push({ line: this.row.line, column, sentence: told });
  }

  /** Ids that are none any more. */
  private refuseSpoilt(): void {
    for (const field of ['name', 'schoolId', 'node'] as const) {
      const spoilt = spoiltIn(this.text(field) ?? '');
      if (spoilt) this.wrong(field, spoilt);
    }
  }

  private refuseLong(): void {
    for (const field of ['schoolName', 'municipality'] as const) {
      const long = tooLong(this.text(field) ?? '', LONGEST_NAME);
      if (long) this.wrong(field, long);
    }
  }

  /** Several where the system's setting is a list. */
  private schoolIdsIn(schema: object): readonly string[] {
    const properties = propertiesOf(schema);
    const setting = SCHOOL_SETTINGS.find((one) => one in properties);
    const text = this.text('schoolId');
    if (text === undefined) return [];
    // What a spreadsheet made of an id is no list, whatever commas it has.
    return setting === undefined || spoiltIn(text) ? [text] : [valueOf(text, properties[setting]!)].flat().map(String);
  }

  private nameIn(seen: Map<string, number>): string | undefined {
    const name = this.text('name');
    const before = seen.get(name ?? '');
    if (name === undefined) this.wrong('name', sentence('cell.no-name-value'));
    else if (!NAME.test(name)) this.wrong('name', sentence('cell.name', { word: name }));
    else if (before !== undefined) this.wrong('name', sentence('cell.name-twice', { word: name, before }));
    else seen.set(name, this.row.line);
    return name;
  }

  private yesOrNoIn(field: 'paused' | 'allowLoopback'): boolean | undefined {
    const word = this.text(field)?.toLowerCase();
    if (word === undefined) return undefined;
    if (!(word in YES_OR_NO)) this.wrong(field, sentence('cell.yes-or-no', { word }));
    return YES_OR_NO[word];
  }

  /** Settings by their columns, checked by the adapter's schema; a wrong one is told at the cell it came from. */
  private settingsIn(schema: object, known: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const properties = propertiesOf(schema);
    const from = new Map<string, number>();
    const settings: Record<string, unknown> = {};
    const put = (setting: string, text: string | undefined, column: number): void => {
      if (text === undefined) return;
      if (hasLogin(text)) return this.wrong(column, sentence('cell.plain-login'));
      from.set(setting, column);
      settings[setting] = valueOf(text, properties[setting]!);
    };
    for (const [field, settingNames] of [
      ['address', addressesOf(properties)],
      ['schoolId', SCHOOL_SETTINGS],
    ] as const) {
      const setting = settingNames.find((one) => one in properties);
      const column = this.head.places.get(field);
      if (setting !== undefined && column !== undefined && !this.wrongCells.has(column))
        put(setting, this.cell(column), column);
    }
    for (const [column, setting] of this.head.settings) {
      if (this.cell(column) === undefined) continue;
      const known = Object.keys(properties).filter((one) => !hasSecret(properties[one]!));
      if (!(setting in properties))
        this.wrong(column, sentence('cell.setting', { word: setting, hint: hintOf(setting, known) }));
      else if (hasSecret(properties[setting]!)) this.wrong(column, sentence('cell.plain-secret', { setting }));
      else put(setting, this.cell(column), column);
    }
    const plain = Object.entries(known).filter(
      ([setting, value]) => setting in properties && !hasSecret(properties[setting]!) && !isReference(value),
    );
    const whole = structuredClone({ ...Object.fromEntries(plain), ...settings });
    // A format and a pattern often find the same fault.
    const wrong = new Set<string>();
    for (const { pointer, sentence: told } of checkerOf(withoutSecrets(schema))(whole)) {
      const setting = pointer.split('/')[1] ?? String(told.values['name'] ?? '');
      if (told.key === 'mistake.required' && setting in known) continue;
      if (wrong.has(setting)) continue;
      wrong.add(setting);
      const column = from.get(setting);
      const word = column === undefined ? undefined : this.cell(column);
      const field = fieldOf(setting, properties);
      this.wrong(column ?? field, settingTold(told, word, properties[setting] ?? {}, field));
    }
    return settings;
  }

  private secretsIn(schema: object): Readonly<Record<string, Reference>> {
    const secrets = Object.keys(propertiesOf(schema)).filter((one) => hasSecret(propertiesOf(schema)[one]!));
    const found: [string, Reference][] = [];
    const put = (setting: string, column: number): void => {
      const text = this.cell(column);
      if (text === undefined) return;
      if (!secrets.includes(setting))
        this.wrong(column, sentence('cell.setting', { word: setting, hint: hintOf(setting, secrets) }));
      else this.putReference(found, setting, column, text);
    };
    const plain = this.head.places.get('secret');
    if (plain !== undefined && secrets[0] !== undefined) put(secrets[0], plain);
    for (const [column, setting] of this.head.secrets) put(setting, column);
    return Object.fromEntries(found);
  }

  private putReference(found: [string, Reference][], setting: string, column: number, text: string): void {
    const reference = referenceIn(text, this.rules.isFile);
    if (reference) found.push([setting, reference]);
    else {
      this.refused.push(setting);
      this.wrong(column, sentence('cell.secret-place'));
    }
  }
}
