import type { Census, FieldChange, ShownType } from '../contracts/census.ts';
import { couldHave } from './compare.ts';
import { cameIn } from './counts.ts';
import type { CodesOfPage } from './unknown-tally.ts';

/** What a policy of the census itself stopped. */
const OWN = 'census.';

/** The part of a page that waits in the quarantine, for another reason than that a field has changed. */
export function waitingIn({ records, quarantined }: CodesOfPage): Omit<CodesOfPage, 'unknownCodes'> {
  const others = quarantined.filter(({ problems }) => !problems[0]?.code.startsWith(OWN));
  return {
    records: others.flatMap(({ raw }) => records[raw] ?? []),
    quarantined: others.map((row, raw) => ({ ...row, raw })),
  };
}

/** Whether everything that shows a change is among what was counted. */
export function isAllIn(counted: Census, { what, kind, field, list, values = [], now, count }: FieldChange): boolean {
  if (list !== undefined) return values.every((value) => counted.unknown[list]?.[value] !== undefined);
  const records = kind && counted.kinds[kind];
  if (!records) return false;
  const { of, types } = records.fields[field] ?? { of: couldHave(records, field), types: {} };
  const counts: Readonly<Partial<Record<ShownType, number>>> = types;
  const shown = what === 'gone' ? of - cameIn({ types }) : now.reduce((sum, type) => sum + (counts[type] ?? 0), 0);
  return what !== 'code' && shown >= count;
}
