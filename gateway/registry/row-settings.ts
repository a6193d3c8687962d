import { checkerOf } from '../config/schema-check.ts';
import { hasLogin, hasSecret, isReference, type Reference } from '../config/secrets.ts';
import { hintOf, sentence } from '../messages/told.ts';
import type { RowCells } from './row-cells.ts';
import { settingTold } from './setting-told.ts';
import {
  addressesOf,
  fieldOf,
  propertiesOf,
  referenceIn,
  SCHOOL_SETTINGS,
  valueOf,
  withoutSecrets,
} from './source-cells.ts';

/** Settings as a row gives them, each with the column it came from. */
interface Given {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * Settings by their columns, checked by the adapter's schema; a wrong one is told at the cell it came from.
 *
 * @param known what the configuration says of the source already
 */
export function settingsIn(
  cells: RowCells,
  schema: object,
  known: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { settings, columns } = givenIn(cells, schema);
  const properties = propertiesOf(schema);
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
    const column = columns.get(setting);
    const word = column === undefined ? undefined : cells.at(column);
    const field = fieldOf(setting, properties);
    cells.wrong(column ?? field, settingTold(told, word, properties[setting] ?? {}, field));
  }
  return settings;
}

function givenIn(cells: RowCells, schema: object): Given {
  const properties = propertiesOf(schema);
  const plain = Object.keys(properties).filter((one) => !hasSecret(properties[one]!));
  const columns = new Map<string, number>();
  const settings: Record<string, unknown> = {};
  const put = (setting: string, column: number): void => {
    const text = cells.at(column);
    if (text === undefined) return;
    if (hasLogin(text)) return cells.wrong(column, sentence('cell.plain-login'));
    columns.set(setting, column);
    settings[setting] = valueOf(text, properties[setting]!);
  };
  for (const [field, settingNames] of [
    ['address', addressesOf(properties)],
    ['schoolId', SCHOOL_SETTINGS],
  ] as const) {
    const setting = settingNames.find((one) => one in properties);
    const column = cells.head.places.get(field);
    if (setting !== undefined && column !== undefined && !cells.isWrong(column)) put(setting, column);
  }
  for (const [column, setting] of cells.head.settings) {
    if (cells.at(column) === undefined) continue;
    if (!(setting in properties))
      cells.wrong(column, sentence('cell.setting', { word: setting, hint: hintOf(setting, plain) }));
    else if (hasSecret(properties[setting]!)) cells.wrong(column, sentence('cell.plain-secret', { setting }));
    else put(setting, column);
  }
  return { settings, columns };
}

/**
 * Where the secrets of a row are kept; a cell that holds something else, a secret itself most likely, is told.
 *
 * @param isFile whether a path names a file that is there
 */
export function secretsIn(
  cells: RowCells,
  schema: object,
  isFile: (path: string) => boolean,
): Readonly<Record<string, Reference>> {
  const properties = propertiesOf(schema);
  const secrets = Object.keys(properties).filter((one) => hasSecret(properties[one]!));
  const references: Record<string, Reference> = {};
  const put = (setting: string, column: number): void => {
    const text = cells.at(column);
    if (text === undefined) return;
    if (!secrets.includes(setting))
      return cells.wrong(column, sentence('cell.setting', { word: setting, hint: hintOf(setting, secrets) }));
    const reference = referenceIn(text, isFile);
    if (reference) references[setting] = reference;
    else cells.wrong(column, sentence('cell.secret-place'));
  };
  const plain = cells.head.places.get('secret');
  if (plain !== undefined && secrets[0] !== undefined) put(secrets[0], plain);
  for (const [column, setting] of cells.head.secrets) put(setting, column);
  return references;
}
