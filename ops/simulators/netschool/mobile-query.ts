import type { Request, Response } from 'express';
import type { Pupil } from '../region/person.ts';
import type { Holder } from './mobile-tokens.ts';
import { textOf } from './school-routes.ts';

/** Whose token a call came with; the guard put it there. */
export const holderOf = (response: Response): Holder => response.locals['holder'] as Holder;

/** Values of a query key that may be repeated, or hold a list with commas. */
export const numbersIn = (value: unknown): readonly number[] =>
  [value ?? []]
    .flat()
    .flatMap((one) => textOf(one).split(','))
    .filter((text) => text !== '')
    .map(Number);

/** The children whom the query names; none where one of them is not the account's. */
export const childrenOf = (request: Request, response: Response): readonly Pupil[] => {
  const ids = numbersIn(request.query['studentId'] ?? request.query['studentIds']);
  const { account } = holderOf(response);
  const children = account.children.filter(({ ids: own }) => ids.includes(own.short));
  return children.length === ids.length ? children : [];
};

/** The first of them. */
export const childOf = (request: Request, response: Response): Pupil | undefined => childrenOf(request, response)[0];

/** What an account is answered that asks for a child of others. */
export const refuse = (response: Response): void =>
  void response.status(403).json({ message: 'Нет доступа к ученику' });
