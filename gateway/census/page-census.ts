import type { AnswerShape } from '../contracts/adapter.ts';
import type { Census, FieldChange, KindCount } from '../contracts/census.ts';
import type { Day, EntityName, Problem, RawRecord } from '../contracts/records.ts';
import type { UnknownCode } from '../contracts/sheet.ts';
import { AnswerTally } from './answer-tally.ts';
import { DueRecords } from './due-records.ts';
import { exampleOf } from './example.ts';
import { changesBetween } from './compare.ts';
import { entitiesOf } from './counts.ts';
import { type Deviation, deviationFor } from './deviation.ts';
import type { FieldReading } from './field-node.ts';
import { fieldOf } from './field-path.ts';
import { isAllIn, waitingIn } from './in-quarantine.ts';
import { isStopping, type Policies, type Policy, policyOf } from './policies.ts';
import { Tally } from './tally.ts';
import type { CodesOfPage } from './unknown-tally.ts';

/** What the census of a source goes by. */
export interface CensusRules extends FieldReading {
  readonly policies: Policies;
  /** Code lists that read a field of a kind of record ("*" for any), and fields that a code list reads, with the map that has it. */
  listsOf(field: string, kind: string): readonly string[];
  placesOf(list: string): readonly { readonly field: string; readonly entity: string }[];
}

/** Watches the raw records of one source: counts them, and says which of them a policy stops. */
export interface PageCensus {
  /** What a record shows that a policy puts into the quarantine; absent where no field has that policy. */
  readonly deviationOf?: (record: RawRecord) => Problem | undefined;
  /** The change for which a policy holds the page. */
  heldFor(page: CodesOfPage): FieldChange | undefined;
  count(page: CodesOfPage): void;
  /** Counts the containers of an answer, whether its page is read or as it was. */
  readonly answered: (shape: AnswerShape) => void;
  /** What was counted, and what in it is not as usual. */
  end(): { readonly counted: Census; readonly changes: readonly FieldChange[] };
}

/** @param today of answers to requests that name no day */
export function pageCensus(usual: Census | undefined, rules: CensusRules, today: Day): PageCensus {
  const answers = new AnswerTally(usual?.answers ?? {}, today);
  const tally = new Tally(usual, rules);
  const due = new DueRecords(today);
  const waiting = new Tally(undefined, { rows: rules.rows, knownOf: () => undefined });
  const quarantines = deviationFor('quarantine', rules, usual);
  const holds = deviationFor('hold', rules, usual);
  const holdsCodes = heldLists(rules);
  return {
    ...(quarantines && { deviationOf: (record) => problemIn(quarantines(record)) }),
    heldFor: (page) => firstIn(page.records, holds) ?? unknownIn(page, holdsCodes, usual),
    count(page) {
      tally.add(page.records);
      due.add(page.records);
      tally.addCodes(page);
      // Without anything to compare with nothing is told.
      if (!usual) return;
      const { records, quarantined } = waitingIn(page);
      waiting.add(records);
      waiting.addCodes({ records, quarantined, unknownCodes: [] });
    },
    answered: (shape) => answers.add(shape),
    end() {
      const counted = { ...tally.counted(), answers: answers.counted() };
      if (!usual) return { counted, changes: [] };
      const inQuarantine = waiting.counted();
      const changes = changesOf(usual, counted, { tally, answers, rules, due }).map((change) =>
        isAllIn(inQuarantine, change) ? { ...change, isQuarantined: true } : change,
      );
      return { counted, changes };
    },
  };
}

/** What counts, and what it goes by. */
interface Counting {
  readonly tally: Tally;
  readonly answers: AnswerTally;
  readonly due: DueRecords;
  readonly rules: CensusRules;
}

/** With the fields of unknown values, the places of the first examples, and without what nobody wants to know. */
function changesOf(usual: Census, counted: Census, { tally, answers, due, rules }: Counting): readonly FieldChange[] {
  const { policies } = rules;
  const policyIn = (kind: EntityName | undefined, field: string): Policy =>
    policyOf(policies, entitiesOf(kind, usual, counted), field);
  const isStrict = (kind: EntityName, field: string): boolean => isStopping(policyIn(kind, field));
  return changesBetween(usual, counted, { isStrict, shareDue: (kind) => due.shareOf(kind) })
    .map((change) => (change.list === undefined ? change : placed(change, counted, rules)))
    .filter(({ kind, field }) => policyIn(kind, field) !== 'ignore')
    .map((change) => {
      const { what, kind, call, field, list } = change;
      const example =
        call !== undefined
          ? answers.exampleOf(call, field, what)
          : list === undefined
            ? tally.exampleOf(kind, `${what} ${field}`)
            : tally.exampleOf(undefined, list);
      return example ? { ...change, example } : change;
    });
}

/** An unknown value with the field that its list reads, and the kind of record that has it. */
function placed(change: FieldChange, { kinds }: Census, { placesOf }: CensusRules): FieldChange {
  const places = placesOf(change.list ?? '');
  const came = (Object.entries(kinds) as [EntityName, KindCount][]).flatMap(([kind, counted]) =>
    places.filter(({ field }) => field in counted.fields).map(({ field, entity }) => ({ kind, field, entity })),
  );
  // One record may yield several entities, and the map of another one have the list.
  const { kind, field } = came.find((one) => one.kind === one.entity) ?? came[0] ?? { field: places[0]?.field ?? '' };
  return { ...change, ...(kind && { kind }), field };
}

const firstIn = (records: readonly RawRecord[], deviation: Deviation | undefined): FieldChange | undefined => {
  if (deviation)
    for (const record of records) {
      const found = deviation(record);
      if (found) return found;
    }
  return undefined;
};

/** Code lists that read a field whose policy holds pages. */
const heldLists = ({ policies, rows, listsOf }: CensusRules): ReadonlySet<string> =>
  new Set(
    policies.all.flatMap(({ policy, kind, field }) => (policy === 'hold' ? listsOf(fieldOf(field, rows), kind) : [])),
  );

/** The first value of these lists that neither the list knows nor anybody has accepted. */
function unknownIn(
  { records, unknownCodes, quarantined }: CodesOfPage,
  lists: ReadonlySet<string>,
  usual: Census | undefined,
): FieldChange | undefined {
  if (!usual || lists.size === 0) return undefined;
  const isNew = ({ list, value }: UnknownCode): boolean =>
    lists.has(list) && usual.unknown[list]?.[value] === undefined;
  const kept = unknownCodes.find(isNew);
  const row = quarantined.find(({ unknownCodes: codes }) => codes?.some(isNew));
  const found = kept ?? row?.unknownCodes?.find(isNew);
  if (!found) return undefined;
  const record = kept || !row ? undefined : records[row.raw];
  const example = record && exampleOf(record);
  const { list, value } = found;
  const shown = { what: 'code', field: '', was: [], now: [], list, values: [value], count: 1, of: 1 } as const;
  return { ...shown, ...(example && { example }) };
}

function problemIn(change: FieldChange | undefined): Problem | undefined {
  if (!change) return undefined;
  const { what, field, was, now } = change;
  const message =
    what === 'gone'
      ? `The field ${field} is missing, which every record had so far.`
      : `The field ${field} is ${now.join(', ')}, and was ${was.join(', ')} so far.`;
  return { code: `census.${what}`, path: '', message };
}
