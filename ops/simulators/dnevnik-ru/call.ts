import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Subject } from '../region/school.ts';
import type { Day, Moment } from '../region/timeline.ts';
import { type Desk, type Group, type User } from './desk.ts';
import type { Dialect } from './options.ts';
import { dayIn } from './times.ts';

/** A refusal in the vendor's form: `{type, description}` with the HTTP status that belongs to it. */
export class Refusal extends Error {
  readonly type: string;
  readonly status: number;
  constructor(type: keyof typeof STATUSES, description: string) {
    super(description);
    this.type = type;
    this.status = STATUSES[type];
  }
}

/** A member of the staff was asked for what only pupils have: the answer is an empty one, where it is a list. */
export class NoPupil extends Refusal {
  constructor() {
    super('parameterInvalid', 'The person of this id is no pupil.');
  }
}

/** Types of errors that open clients list; which status goes with which is assumed. */
export const STATUSES = {
  invalidRequest: 400,
  parameterInvalid: 400,
  authorizationTokenRequired: 401,
  authorizationInvalidToken: 401,
  authorizationFailed: 401,
  authorizationOutOfScope: 403,
  authorizationNotOwner: 403,
  apiResourceUnavailable: 404,
  apiMethodNotSupported: 405,
  apiRequestLimit: 429,
  apiServerError: 500,
} as const;

/** One request of somebody whose token is good. */
export interface Call {
  readonly desk: Desk;
  /** Who the token belongs to: an administrator of the school. */
  readonly me: User;
  readonly now: Moment;
  readonly dialect: Dialect;
  readonly params: Readonly<Record<string, string>>;
  /** By name in small letters; a repeated key has several values, and so has one with commas. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** Ids of the body: a bare list, a list under any name, or a form. */
  readonly ids: readonly string[];
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** "edu-groups/:group/lessons/:from/:to" */
  readonly path: string;
  readonly answer: (call: Call) => unknown;
}

export const get = (path: string, answer: Route['answer']): Route => ({ method: 'GET', path, answer });
export const post = (path: string, answer: Route['answer']): Route => ({ method: 'POST', path, answer });

export const one = ({ query }: Call, name: string): string | undefined => query.get(name.toLowerCase())?.[0];
export const many = ({ query }: Call, name: string): readonly string[] => query.get(name.toLowerCase()) ?? [];

const found = <Thing>(map: ReadonlyMap<string, Thing>, id: string | undefined, what: string): Thing => {
  const thing = id === undefined ? undefined : map.get(id);
  if (thing === undefined)
    throw new Refusal('parameterInvalid', `There is no ${what} of this id that the token may read.`);
  return thing;
};

export const groupIn = ({ desk, params }: Call): Group => found(desk.groups, params['group'], 'group');
export const lessonIn = ({ desk, params }: Call): Lesson => found(desk.lessons, params['lesson'], 'lesson');
export const subjectIn = ({ desk, params }: Call): Subject => found(desk.subjects, params['subject'], 'subject');

/** The pupil of the path. @throws {NoPupil} for members of the staff, who have a person too but no marks */
export function pupilIn({ desk, params }: Call): Pupil {
  if (desk.staff.has(params['person'] ?? '')) throw new NoPupil();
  return found(desk.pupils, params['person'], 'person');
}

/** Refuses other schools. */
export function schoolIn({ desk, params }: Call): Desk {
  if (params['school'] !== desk.id) throw new Refusal('authorizationNotOwner', 'The token is of another school.');
  return desk;
}

/** A day of the path, in any of its forms. @throws {Refusal} where it is none */
export function dayOf(call: Call, name: string): Day {
  const day = dayIn(call.params[name]);
  if (day === undefined) throw new Refusal('parameterInvalid', `"${name}" is no date.`);
  return day;
}

/** The span of the query. @throws {Refusal} where one of the dates is missing or none */
export function spanOf(call: Call, names: readonly [string, string] = ['from', 'to']): readonly [Day, Day] {
  const [from, to] = names.map((name) => dayIn(one(call, name)));
  if (from === undefined || to === undefined)
    throw new Refusal('parameterInvalid', `"${names[0]}" and "${names[1]}" must be dates.`);
  return [from, to];
}

/** Things by id, in the order asked, without those that are not there. */
export const allOf = <Thing>(map: ReadonlyMap<string, Thing>, ids: readonly string[]): readonly Thing[] =>
  ids.flatMap((id) => {
    const thing = map.get(id);
    return thing === undefined ? [] : [thing];
  });
