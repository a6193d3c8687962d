import type { Body, SheetRef } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import type { Delivery } from '../contracts/delivery.ts';
import { canonicalJson, hashOf } from '../sheets/canonical-json.ts';

export const REF: SheetRef = { source: 's1', kind: 'journal-day', school: '1000', scope: '105', day: '2026-09-07' };

/** Pseudonym of a pupil, as normalising makes it. */
export const pupil = (number: number): string => `pu-0badcafe-${String(number).padStart(32, '0')}`;

/** A canonical mark; `values` by pupil number. */
export const mark = (number: number, rawValue: string): Body =>
  ({
    id: `mark-${number}`,
    lessonId: 'lesson-1',
    pupilId: pupil(number),
    rawValue,
    ...(/^\d/.test(rawValue) && { value: Number(rawValue[0]) }),
    scale: 'five-point',
  }) as Body;

/** A class's day of one lesson with these marks. */
export const dayOf = (...values: readonly string[]): SheetBody =>
  values.length === 0
    ? {}
    : {
        lesson: [{ id: 'lesson-1', number: 1, status: 'held', subject: 'algebra', subjectName: 'Алгебра' } as Body],
        mark: values.map((value, index) => mark(index, value)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      };

/** A leased delivery of a sheet that says this. */
export function delivery(body: SheetBody, more: Partial<Delivery> & { readonly version?: number } = {}): Delivery {
  const { version = 1, ...given } = more;
  const hash = hashOf(canonicalJson(body));
  const sheet = { ...REF, body, origins: {}, hash, version, schema: 1, madeBy: 'test', changedAt: new Date(0) };
  return { sheet, attempts: 0, lease: 'lease', wholeBody: false, unsure: false, ...given };
}
