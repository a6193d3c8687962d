import type { Census, Example, FieldChange, FieldCount, KindCount, ShownType } from '../contracts/census.ts';
import { type EntityName, SHEETS } from '../contracts/records.ts';
import { cameIn, entitiesOf } from '../census/counts.ts';
import type { Rows } from '../census/field-path.ts';
import { type Policies, policyOf } from '../census/policies.ts';
import { readersOf, type Reads } from '../rules/field-readers.ts';
import type { FieldDiff, ShownChange } from '../showing/field-diff.ts';
import type { Output } from '../terminal/output.ts';
import { localMoment } from '../messages/local-moment.ts';
import { tableOf } from './table.ts';

/** Codes shown a field, the most frequent. */
const MOST_CODES = 12;

/** What stands beside a census: the rules of the source's system. */
export interface FieldRules {
  readonly policies: Policies;
  readonly reads: Reads;
  readonly rows: Rows;
}

/** A table a kind of record: field, share, types, policy, readers; the values of code lists beneath. */
export function showCensus(output: Output, census: Census, rules: FieldRules, only: string | undefined): void {
  const { kinds } = census;
  for (const [kind, counted] of Object.entries(kinds) as [EntityName, KindCount][]) {
    if (only !== undefined && !entitiesOf(kind, census).includes(only)) continue;
    output.say('census.kind', { kind, records: counted.records });
    const fields = Object.entries(counted.fields).sort(([a], [b]) => (a < b ? -1 : 1));
    const head = (['field', 'share', 'types', 'policy', 'readers'] as const).map((name) =>
      output.text(`census.${name}`),
    );
    const rows = fields.map(([field, count]) => cellsOf(output, { kind, field, count, rules, kinds }));
    const lines = tableOf([head, ...rows]);
    output.line(`  ${lines[0]}`);
    fields.forEach(([, { codes }], index) => {
      output.line(`  ${lines[index + 1]}`);
      if (codes) output.say('census.codes', { codes: codesIn(codes) });
    });
  }
  if (only !== undefined) {
    const isThere = Object.keys(kinds).some((kind) => entitiesOf(kind as EntityName, census).includes(only));
    if (!isThere) output.say('census.no-kind', { kind: only, kinds: Object.keys(kinds).join(', ') });
    return;
  }
  showAnswers(output, census.answers ?? {}, rules.policies);
  for (const [list, values] of Object.entries(census.unknown))
    output.say('census.unknown', { list, values: codesIn(values) });
}

/** A table a call: place, types, policy. */
function showAnswers(output: Output, answers: NonNullable<Census['answers']>, policies: Policies): void {
  for (const [call, { answers: count, containers }] of Object.entries(answers)) {
    output.say('census.answers', { call, count });
    const head = (['container', 'types', 'policy'] as const).map((name) => output.text(`census.${name}`));
    const rows = Object.entries(containers)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([place, types]) => [
        place || '/',
        typesTold(output, types),
        output.text(`census.policy.${policyOf(policies, [], place)}`),
      ]);
    for (const line of tableOf([head, ...rows])) output.line(`  ${line}`);
  }
}

function cellsOf(
  output: Output,
  {
    kind,
    field,
    count,
    rules,
    kinds,
  }: {
    readonly kind: EntityName;
    readonly field: string;
    readonly count: FieldCount;
    readonly rules: FieldRules;
    readonly kinds: Census['kinds'];
  },
): readonly string[] {
  const share = count.of === 0 ? 0 : Math.round((cameIn(count) / count.of) * 1000) / 10;
  const policy = output.text(`census.policy.${policyOf(rules.policies, entitiesOf(kind, { kinds }), field)}`);
  const readers = readersOf(rules.reads, { kind, field }, kinds);
  return [field, `${share} %`, typesTold(output, count.types), policy, readers.join(', ') || '–'];
}

const codesIn = (codes: Readonly<Record<string, number>>): string => {
  const sorted = Object.entries(codes).sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, MOST_CODES).map(([code, count]) => `${code} ${count}`);
  return [...shown, ...(sorted.length > MOST_CODES ? [`+${sorted.length - MOST_CODES}`] : [])].join(', ');
};

const typesTold = (output: Pick<Output, 'text'>, types: Readonly<Record<string, number>>): string =>
  Object.entries(types)
    .map(([type, number]) => `${typeIn(output, type as ShownType)} ${number}`)
    .join(', ');

const typeIn = (output: Pick<Output, 'text'>, type: ShownType): string => output.text(`census.type.${type}`);

/** A change as one sentence. */
export function changeIn(output: Pick<Output, 'text'>, change: FieldChange): string {
  const { what, kind = '', call = kind, field, list = '', values = [], count, of, example } = change;
  const types = (all: readonly ShownType[]): string => all.map((type) => typeIn(output, type)).join(', ');
  const told = output.text(`census.change.${list === '' ? what : 'unknown'}`, {
    ...{
      field: `${call} ${change.call === undefined ? field : field || '/'}`.trim(),
      list,
      count,
      of,
      was: types(change.was),
      now: types(change.now),
    },
    values: values.map((value) => `«${value}»`).join(', '),
  });
  return example ? `${told}; ${exampleIn(output, change, example)}` : told;
}

const OF_A_SCHOOL: ReadonlySet<EntityName> = new Set<EntityName>([...SHEETS.roster, ...SHEETS.passport]);

/** The record that shows it first, as far as it may be named, and where it stands; a kind that is not known names itself. */
function exampleIn({ text }: Pick<Output, 'text'>, { kind, call }: FieldChange, { scope, day, ref }: Example): string {
  if (call !== undefined) return text('census.example-answer', { call: ref, day });
  const record = kind === undefined ? ref : text('census.record', { entity: text(`entity.${kind}`), ref });
  const place = text(kind && OF_A_SCHOOL.has(kind) ? 'census.at-school' : 'census.at-class', { scope });
  return text('census.example', { record, place, day });
}

/** The changes of a source, one a line. */
export function showDiff(output: Output, { source, from = '…', to = '', changes }: FieldDiff, zone: string): void {
  output.say('census.compared', { source, from, to });
  for (const one of changes) {
    const change = [changeIn(output, one), ...readersTold(output, one)].join('; ');
    const { finding, since } = one;
    if (finding === undefined || !since) output.say('census.row', { change });
    else output.say('census.waits', { change, id: finding, since: localMoment(zone, since) });
  }
}

const readersTold = ({ text }: Output, { call, readBy }: ShownChange): readonly string[] =>
  call !== undefined
    ? [text('census.read-by-adapter')]
    : readBy === undefined
      ? []
      : [readBy.length > 0 ? text('census.readers-told', { maps: readBy.join(', ') }) : text('census.unread')];
