import type { RawRecord } from '../contracts/records.ts';
import { exportLines } from '../showing/exports.ts';
import { type People, pseudonymsOf } from '../normalise/pseudonym.ts';
import { textsIn } from './store-texts.ts';
import { lessons, marks, partsOf, ROSTER, rosterPage, type TinyPage, week } from './tiny-pages.ts';
import { SOURCE, type TinySource } from './tiny-source.ts';

/* A class of three pupils of whom one is forgotten, and where anything of them might still stand. */

export const SCHOOL: People = { system: 'dnevnik-ru', installation: '', school: '1' };
/** Vendors' ids: one who is forgotten, and others who stay. */
export const [GONE, OTHER, THIRD] = ['7700700700701', '7700700700702', '7700700700703'];

/** A row of the class list. */
export const pupil = (id: string, lastName: string): RawRecord => ({
  ...ROSTER[0]!,
  body: { person: { id_str: id, lastName }, membership: { state: 'Active' }, classId: '7' },
  ref: `pupil/${lastName.length}`,
});

/** The class list. */
export const CLASS = rosterPage([pupil(GONE, 'Канарейкина'), pupil(OTHER, 'Заварзин'), pupil(THIRD, 'Ян'), ROSTER[1]!]);

/** Homework for some pupils, as a raw record names them. */
export const homeworkFor = (...ids: readonly string[]): RawRecord => ({
  ...lessons(1)[0]!,
  yields: ['homework'],
  body: {
    work: {
      ...{ id_str: 'h', type: 'Homework', workType: 2, lesson_str: '0', status: 'Sent', text: '№ 245' },
      targetDate: '2026-09-08T00:00:00',
      sentDate: '2026-09-07T13:05:11',
    },
    zone: 3,
    setTo: ids,
  },
  ref: 'homework/h',
});

/** Their pseudonym in this store. */
export const pseudonymIn = ({ gateway }: TinySource, id: string): string => {
  const { keyId } = gateway.keys;
  return pseudonymsOf({ keyId, secret: gateway.keys.subkey('pseudonym') })(SCHOOL)('pupil', id);
};

/** Everything of the data folder, and what is sealed in it, and what leaves it as an export. */
export async function everythingIn({ gateway }: TinySource): Promise<string> {
  const { store, data } = gateway;
  const opened: string[] = [];
  for await (const { answers } of store.rawPages(SOURCE)) opened.push(Buffer.from(answers).toString());
  for await (const { id } of store.quarantined()) opened.push(await store.quarantinedRaw(id));
  for await (const { id } of store.findings()) opened.push(JSON.stringify((await store.heldPage(id)) ?? ''));
  for await (const line of exportLines(gateway, {})) opened.push(line);
  return [textsIn(data), ...opened].join('\n');
}

/** What the journal has of all three. */
export const WEEK = [...lessons(3), ...marks(GONE, 2), ...marks(OTHER, 3), ...marks(THIRD, 1)];

/** A mark whose value no code list knows. */
export const bad = (id: string): RawRecord => marks(id, 1, 'xyz')[0]!;

/** A page that holds everything of these pupils. */
export const asked = (records: readonly RawRecord[], ids = [GONE, OTHER, THIRD] as readonly string[]): TinyPage =>
  week(records, { covers: { pupils: ids }, parts: partsOf(records, ids) });
