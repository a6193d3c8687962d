import { Refusal, type Route } from './call.ts';
import { AVERAGE_ROUTES } from './average-routes.ts';
import { FEED_ROUTES } from './feed-routes.ts';
import { FINAL_ROUTES } from './final-routes.ts';
import { LESSON_ROUTES } from './lesson-routes.ts';
import { WORK_ROUTES } from './work-routes.ts';
import { MARK_ROUTES } from './mark-routes.ts';
import { SCHEDULE_ROUTES } from './schedule-routes.ts';
import { SCHOOL_ROUTES } from './school-routes.ts';
import { SUMMARY_ROUTES } from './summary-routes.ts';
import { USER_ROUTES } from './user-routes.ts';

/** Every reading call; of two that fit the one with more plain words counts. */
export const ROUTES: readonly Route[] = [
  ...USER_ROUTES,
  ...FEED_ROUTES,
  ...SCHOOL_ROUTES,
  ...LESSON_ROUTES,
  ...WORK_ROUTES,
  ...MARK_ROUTES,
  ...SUMMARY_ROUTES,
  ...FINAL_ROUTES,
  ...AVERAGE_ROUTES,
  ...SCHEDULE_ROUTES,
];

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly words: number;
}

const COMPILED: readonly Compiled[] = ROUTES.map((route) => {
  const parts = route.path.split('/');
  const names = parts.filter((part) => part.startsWith(':')).map((part) => part.slice(1));
  const source = parts.map((part) => (part.startsWith(':') ? '([^/]+)' : part)).join('/');
  return { route, pattern: new RegExp(`^/${source}/?$`, 'i'), names, words: parts.length - names.length };
});

const fitting = (path: string): readonly Compiled[] => {
  const plain = path.replaceAll(/(?:%20)+(?=\/|$)/g, '').replaceAll(/\/{2,}/g, '/');
  return COMPILED.filter(({ pattern }) => pattern.test(plain)).sort((a, b) => b.words - a.words);
};

/** The call behind a path, case aside. @throws {Refusal} where there is none, or not by this method */
export function findRoute(method: string, path: string): { route: Route; params: Readonly<Record<string, string>> } {
  const fits = fitting(path);
  const found = fits.find(({ route }) => route.method === method);
  if (!found && fits.length > 0) throw new Refusal('apiMethodNotSupported', `${method} is not supported here.`);
  if (!found) throw new Refusal('apiResourceUnavailable', 'There is no such resource.');
  const plain = path.replaceAll(/(?:%20)+(?=\/|$)/g, '').replaceAll(/\/{2,}/g, '/');
  const values = found.pattern.exec(plain)?.slice(1) ?? [];
  return {
    route: found.route,
    params: Object.fromEntries(found.names.map((name, at) => [name, decoded(values[at] ?? '')])),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new Refusal('invalidRequest', 'The address is badly encoded.');
  }
}

/** Calls whose answer is a list that may be empty. */
const LISTS =
  /(?:^|\/)(?:edu-groups\/all|edu-groups\/teacher|lessons|marks|works|many|log-entries|lesson-log-entries|students|persons|edu-groups|subjects|teachers|final-marks|timetables|reporting-periods|membership|tasks|lessons\/[^/]+\/[^/]+|marks\/[^/]+\/[^/]+)\/?$/i;

export const isList = (method: string, path: string): boolean =>
  LISTS.test(path) && fitting(path).some(({ route }) => route.method === method);

/** Names in small letters; repeated keys and commas give several values. */
export function queryOf(query: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(query).map(([name, value]) => [
      name.toLowerCase().replace(/\[\]$/, ''),
      [value].flat().flatMap((each) => String(each).split(',')),
    ]),
  );
}
