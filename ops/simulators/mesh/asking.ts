import type { Request, Response } from 'express';
import type { Pupil } from '../region/person.ts';
import type { Day, Moment } from '../region/timeline.ts';
import type { Account } from './accounts.ts';
import type { Desk } from './desk.ts';
import type { EventTimes } from './options.ts';
import { dayAsked } from './times.ts';

/** One call of somebody who is signed in. */
export interface Asking {
  readonly desk: Desk;
  readonly account: Account;
  readonly now: Moment;
  readonly eventTimes: EventTimes;
}

/** A call that is refused, in the system's own form. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  constructor(status: number, type: string, description: string) {
    super(description);
    this.status = status;
    this.type = type;
  }
}

export const forbidden = (description: string): Refusal => new Refusal(403, 'AccessDenied', description);
export const notFound = (description: string): Refusal => new Refusal(404, 'NotFound', description);

export const askingOf = (response: Response): Asking => response.locals['asking'] as Asking;

/** The first value of a query's key. */
export function textOf(request: Request, key: string): string | undefined {
  const value: unknown = request.query[key];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
}

/** The day of a query's key; undefined where it is not there. @throws {Refusal} where it is no day (assumed: that it is 400) */
export function dayIn(request: Request, key: string): Day | undefined {
  const text = textOf(request, key);
  const day = dayAsked(text);
  if (text !== undefined && day === undefined) throw new Refusal(400, 'BadRequest', `Неверный формат даты: ${key}`);
  return day;
}

/** Numbers of a query's key: with commas between, or a repeated key; undefined where it is not there. */
export function numbersOf(request: Request, ...keys: readonly string[]): ReadonlySet<number> | undefined {
  const given = keys
    .flatMap((key) => [request.query[key] as unknown].flat())
    .filter((value) => typeof value === 'string');
  return given.length === 0 ? undefined : new Set(given.flatMap((value) => value.split(',').map(Number)));
}

/** The part of a list that a page asks for. @param size of a page where the client names none */
export function paged<Item>(request: Request, items: readonly Item[], size: number): readonly Item[] {
  const page = Math.max(1, Number(textOf(request, 'page') ?? 1));
  const perPage = Math.max(1, Number(textOf(request, 'per_page') ?? size));
  return items.slice((page - 1) * perPage, page * perPage);
}

/** The child that a family's call is about. @throws {Refusal} where it is none of the account's */
export function childOf({ account }: Asking, student: string | undefined): Pupil {
  const child = account.children.find(({ ids }) => String(ids.short) === student);
  if (!child) throw forbidden('Нет доступа к данным обучающегося');
  return child;
}

/** @throws {Refusal} where the account is not of the staff */
export function demandStaff({ account }: Asking): void {
  if (account.type !== 'teacher') throw forbidden('Недостаточно прав');
}
