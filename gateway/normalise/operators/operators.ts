import { boolean } from './boolean.ts';
import { cases } from './cases.ts';
import { code } from './code.ts';
import { constant } from './const.ts';
import { date } from './date.ts';
import { datetime } from './datetime.ts';
import { fallback } from './default.ts';
import { derive } from './derive.ts';
import { get } from './get.ts';
import { id } from './id.ts';
import { join } from './join.ts';
import { integer, number } from './number.ts';
import type { Operator } from './operator.ts';
import { count, flag, presence } from './presence.ts';
import { pseudonym } from './pseudonym.ts';
import { label, text } from './text.ts';
import { time } from './time.ts';

/** Every step a mapping may use. To add one: a file beside this one with examples, a line here. */
export const OPERATORS: readonly Operator[] = [
  get,
  constant,
  join,
  id,
  pseudonym,
  code,
  cases,
  text,
  label,
  presence,
  flag,
  date,
  datetime,
  time,
  number,
  integer,
  boolean,
  count,
  fallback,
  derive,
];
