import type { Answer } from '../kit/answer.ts';
import { believed, listIn, type Reading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import type { Api } from './access.ts';
import { idAt, listAt, rawOf } from './raw.ts';
import type { ScopeView } from './school.ts';

/** Ids in one posted list. */
const IDS_IN_BODY = 500;
/** Ids in one query, so that an address stays below 2,000 signs. */
const IDS_IN_QUERY = 60;

/** A lesson and the edu-group whose list it stood in. */
export interface ListedLesson {
  readonly lesson: unknown;
  readonly askedGroup: string;
}

/**
 * The lessons of a class and of its subgroups. Whether the list of a class holds its subgroups' lessons too is not known:
 * all are asked, and a lesson that the class's list told already is not taken again.
 */
export async function askLessons(
  api: Api,
  scope: ScopeView,
  { from, to }: Week,
  reading: Reading,
): Promise<readonly ListedLesson[]> {
  const groups = [scope.id, ...scope.groups];
  const answers = await Promise.all(
    groups.map((group) => believed(() => api.get(`edu-groups/${group}/lessons/${from}/${to}`))),
  );
  const lists = answers.map((answer) => listIn(reading.note(answer), 'lessons'));
  const ofClass = new Set(lists[0]?.map((lesson) => idAt(lesson)));
  return lists.flatMap((lessons, index) =>
    lessons
      .filter((lesson) => index === 0 || !ofClass.has(idAt(lesson)))
      .map((lesson) => ({ lesson, askedGroup: groups[index]! })),
  );
}

/** The works of the lessons: most answers hold them whole, some only their ids, some nothing. */
export async function askWorks(
  api: Api,
  lessons: readonly ListedLesson[],
): Promise<{ readonly inLessons: readonly unknown[]; readonly answers: readonly Answer[] }> {
  const inLessons = lessons.flatMap(({ lesson }) => listAt(lesson, 'works'));
  const ids = inLessons.filter((work) => typeof work === 'string' || typeof work === 'number').map(String);
  const bare = lessons.filter(({ lesson }) => !Array.isArray(rawOf(lesson)['works'])).map(({ lesson }) => idAt(lesson));
  const answers = await Promise.all([
    ...chunks(ids, IDS_IN_BODY).map((some) => believed(() => api.ask('works/many', some))),
    ...bare.filter((id) => id !== '').map((id) => believed(() => api.get(`lessons/${id}/works`))),
  ]);
  return { inLessons: inLessons.filter((work) => typeof work !== 'string' && typeof work !== 'number'), answers };
}

/** The marks of lessons, by lesson: nothing of another week can slip in. */
export const askMarks = (api: Api, lessonIds: readonly string[]): Promise<readonly Answer[]> =>
  Promise.all(chunks(lessonIds, IDS_IN_BODY).map((ids) => believed(() => api.ask('lessons/marks', ids))));

/** The attendance entries of lessons, by lesson. */
export const askEntries = (api: Api, lessonIds: readonly string[]): Promise<readonly Answer[]> =>
  Promise.all(
    chunks(lessonIds, IDS_IN_QUERY).map((ids) => believed(() => api.get('lesson-log-entries', { lessons: ids }))),
  );

/** The tasks of lessons: one a pupil and work, so the largest answers of all. */
export const askTasks = (api: Api, lessonIds: readonly string[]): Promise<readonly Answer[]> =>
  Promise.all(chunks(lessonIds, IDS_IN_QUERY).map((ids) => believed(() => api.get('tasks', { lessons: ids }))));

export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
