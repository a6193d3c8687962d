import type { Day } from '../../gateway/contracts/records.ts';
import type { Get } from './as-child.ts';
import { keyOf } from './key.ts';
import { type Period, readPeriods } from './periods.ts';
import { isRefusal, whereAllowed } from './refusal.ts';

/** A class as its name tells it: the system gives classes no ids. */
export interface NamedClass {
  /** Key of the name. */
  readonly id: string;
  readonly name: string;
  readonly grade?: string;
  readonly letter?: string;
}

export interface ClassView extends NamedClass {
  /** Parsed answer about the class, with the names of everybody in it; undefined where it is refused. */
  readonly info: unknown;
  /** Periods that have begun, oldest first. */
  readonly periods: readonly Period[];
}

/** «10 А» is "10А"; a class that is named otherwise than classes are keeps its name. Undefined where there is none. */
export function classOf(told: string): NamedClass | undefined {
  const [, grade, letter] = /^(\d{1,2})\s*[-–]?\s*["«]?(\p{L})["»]?$/u.exec(told) ?? [];
  const isUsual = grade !== undefined && letter !== undefined;
  const name = isUsual ? `${grade}${letter}` : told;
  const id = keyOf('class', name);
  return id === undefined ? undefined : { id, name, ...(isUsual && { grade, letter }) };
}

/** Asks about a class, as one of its pupils. */
export async function readClass(get: Get, named: NamedClass, today: Day): Promise<ClassView> {
  const info = await whereAllowed(() => get('SchoolService/getClassYearInfo'));
  return { ...named, info, periods: await periodsOf(get, today) };
}

async function periodsOf(get: Get, today: Day): Promise<readonly Period[]> {
  try {
    return await readPeriods(get, today);
  } catch (error) {
    if (isRefusal(error)) return [];
    throw error;
  }
}
