import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { believed } from '../kit/reading.ts';
import type { Get } from './as-child.ts';
import type { ChildPerson, PersonData } from './api.ts';
import { classOf, type ClassView, type NamedClass, readClass } from './class-view.ts';
import { plainText } from './plain-text.ts';
import { blocksOf, idText, itemsAt, rawOf } from './raw.ts';
import { whereAllowed } from './refusal.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { sharedReads } from './shared-reads.ts';
import { inTurn } from '../kit/turns.ts';

/** A pupil whom an account sees. */
export interface Pupil {
  /** Vendor's id of the pupil, the same for every account that sees it. */
  readonly id: string;
  readonly classId: string;
  /** As the list of a parent's children has it; undefined where the pupil is signed in. */
  readonly child: ChildPerson | undefined;
  readonly person: PersonData;
  /** Total marks, in the shape they came; undefined where they are refused. */
  readonly totals: unknown;
}

/** By which account a pupil is seen, and as which of its children. */
export interface SeenBy {
  readonly ordinal: number;
  readonly child: string | undefined;
}

/** A child of an account, and the number by which it is chosen where there are several. */
interface Seen {
  readonly child: ChildPerson | undefined;
  readonly number: string | undefined;
}

/** Asks as a child: a call, or what GetPersonData tells of it. */
interface Asking {
  readonly get: Get;
  who(): Promise<unknown>;
}

/** Who is at the school, and which account sees whom: read at the beginning of every run. */
export interface Roll {
  /** Each once, by id. */
  readonly pupils: ReadonlyMap<string, Pupil>;
  readonly seenBy: ReadonlyMap<string, readonly SeenBy[]>;
  readonly classes: ReadonlyMap<string, ClassView>;
  /** Parsed answer about the school; undefined where it is refused. */
  readonly school: unknown;
  /** Whether every account told its pupils: only then can a class be known to be complete. */
  readonly isWhole: boolean;
}

export interface RollOf {
  readonly sessions: Sessions;
  /** How many accounts there are. */
  readonly accounts: number;
  /** Most accounts asked at once. */
  readonly atOnce: number;
  readonly today: Day;
  readonly schoolName: string | undefined;
}

/**
 * Asks every account for its children, and each child for its total marks; the first child of a class for the class and its periods, the first of
 * all for the school.
 *
 * @throws {GatewayError} the first account's failure, where none could be read; config.invalid where the accounts see several schools
 */
export async function readRoll({ sessions, accounts, atOnce, today, schoolName }: RollOf): Promise<Roll> {
  const pupils = new Map<string, Pupil>();
  const seenBy = new Map<string, SeenBy[]>();
  const classes = sharedReads<ClassView>();
  const schools = sharedReads<unknown>();
  const failures: GatewayError[] = [];

  const read = async ({ child, number }: Seen, { get, who }: Asking): Promise<Pupil | undefined> => {
    // Of one of several children the total marks come first: what GetPersonData tells then also says whose they were.
    const marks = number !== undefined && isPupilOf(child, schoolName) ? [await readTotals(get)] : [];
    const person = rawOf(await who()) as PersonData;
    const school = String(plainText(person.selected_pupil_school) ?? '');
    if (schoolName !== undefined && !isSame(school, schoolName)) return undefined;
    // Who has not come yet, or is in no class any more, has no journal either.
    if (plainText(person.selected_pupil_classyear) === '') return undefined;
    const named = classIn(person);
    await schools.once(school.toLowerCase(), () => whereAllowed(() => get('SchoolService/getSchoolInfo')));
    await classes.once(named.id, () => readClass(get, named, today));
    const id = idText(person.selected_pupil_id);
    if (id === undefined) throw new GatewayError('vendor.answer', 'reading GetPersonData: a pupil without an id');
    const totals = marks.length > 0 || pupils.has(id) ? marks[0] : await readTotals(get);
    return { id, classId: named.id, child, person, totals };
  };
  const enter = (ordinal: number, { number }: Seen, pupil: Pupil): void => {
    seenBy.set(pupil.id, [...(seenBy.get(pupil.id) ?? []), { ordinal, child: number }]);
    if (!pupils.has(pupil.id)) pupils.set(pupil.id, pupil);
  };
  const ask = async (ordinal: number): Promise<void> => {
    const attempt = await sessions.use(ordinal, (session) => everyChild(session, read, enter.bind(undefined, ordinal)));
    if ('failure' in attempt) failures.push(attempt.failure);
  };
  await inTurn([...Array(accounts).keys()], atOnce, ask);
  if (pupils.size === 0 && failures[0]) throw failures[0];
  const [school, ...others] = await schools.all();
  if (others.length > 0) throw severalSchools(others.length + 1);
  return {
    pupils,
    seenBy,
    classes: new Map(await classes.all()),
    school: school?.[1],
    isWhole: failures.length === 0,
  };
}

/** Every child of a parent, one after the other; the one pupil of an account that lists no children. A single child is chosen from the start. */
async function everyChild(
  session: Session,
  read: (seen: Seen, asking: Asking) => Promise<Pupil | undefined>,
  enter: (seen: Seen, pupil: Pupil) => void,
): Promise<void> {
  const json = await session.as(undefined, (_get, who) => who());
  const children = itemsAt(json, 'children_persons') as readonly ChildPerson[];
  if (children.length < 2) {
    const seen = { child: children[0], number: undefined };
    const pupil = await session.as(undefined, (get) => read(seen, { get, who: async () => Promise.resolve(json) }));
    if (pupil) enter(seen, pupil);
    return;
  }
  for (const child of children) {
    const number = idText(rawOf(child)['person_id']);
    if (number === undefined)
      throw new GatewayError('vendor.answer', 'reading GetPersonData: a child without a number');
    const seen = { child, number };
    const pupil = await session.as(number, (get, who) => read(seen, { get, who }));
    if (pupil) enter(seen, pupil);
  }
}

/** Whether the list of children has a child in a class of the school, so that marks of it are told. */
const isPupilOf = (child: ChildPerson | undefined, schoolName: string | undefined): boolean =>
  plainText(child?.classyear) !== '' &&
  (schoolName === undefined || isSame(String(plainText(child?.school) ?? ''), schoolName));

const isSame = (name: string, wanted: string): boolean => name.toLowerCase() === wanted.trim().toLowerCase();

const severalSchools = (count: number): GatewayError =>
  new GatewayError(
    'config.invalid',
    `finding the school of the setting "schoolName": the accounts see children of ${count} schools; give the name of one`,
  );

function classIn({ selected_pupil_classyear: told }: PersonData): NamedClass {
  const name = plainText(told);
  const named = typeof name === 'string' ? classOf(name) : undefined;
  if (!named) throw new GatewayError('vendor.answer', 'reading GetPersonData: a pupil without a class');
  return named;
}

const readTotals = (get: Get): Promise<unknown> =>
  whereAllowed(() =>
    believed(
      () => get('MarkService/GetTotalMarks'),
      (json) => blocksOf(json, 'total_marks_data').every((block) => itemsAt(block, 'subperiods').length === 0),
    ),
  );
