import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { cursorOf } from '../../adapters/dnevnik-ru/plan.ts';
import type { SchoolView } from '../../adapters/dnevnik-ru/school.ts';
import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Store } from '../../gateway/contracts/store.ts';
import type { Collected } from '../../gateway/collect/collect.ts';
import { collectPages } from './gateway-parts.ts';
import { type JournalStep, journalSteps, pageOf, rostersOf } from './region-day.ts';
import { replay, type Tape } from './tape.ts';

/** A tape with what the adapter knows of its schools once their rosters are read. */
export interface GatewayDay {
  readonly tape: Tape;
  readonly steps: readonly JournalStep[];
}

export const writeDay = (file: string, day: GatewayDay): void => writeFileSync(file, serialize(day));

export const readDay = (file: string): GatewayDay => deserialize(readFileSync(file)) as GatewayDay;

/** Stores the rosters of a tape, so that class lists are known, and gives the journal steps that follow. */
export async function storeRosters(store: Store, tape: Tape): Promise<GatewayDay> {
  const { now, schools } = tape;
  const views: SchoolView[] = [];
  async function* pages(): AsyncIterable<Page> {
    for (const { id, calls } of schools) {
      for (const { page, view } of await rostersOf(replay(calls), id, now)) {
        views.push(view);
        yield { ...page, cursor: view.id };
      }
    }
  }
  await collectPages(pages(), { store, now, rawDays: 0, run: 'rosters' });
  return { tape, steps: stepsFrom(tape, views) };
}

/** The steps of the tape, in its order: school by school. */
function stepsFrom({ weeks }: Tape, views: readonly SchoolView[]): readonly JournalStep[] {
  const found = new Map(journalSteps(views).map((step) => [`${step.school.id} ${step.scope.id}`, step]));
  return weeks.map(({ school, scope }) => found.get(`${school} ${scope}`)!);
}

export interface DayRead {
  /** Milliseconds after the tape's moment at which it is read. */
  readonly later: number;
  readonly rawDays: number;
}

/** The timed part: the adapter makes each page of bytes, the gateway reads, judges and saves it with facts and due marks. */
export async function collectDay(
  store: Store,
  { tape, steps }: GatewayDay,
  { later, rawDays }: DayRead,
): Promise<Collected> {
  const now = tape.now + later;
  const isWritten = new Map(tape.schools.map(({ id, attendWritten }) => [id, attendWritten]));
  async function* pages(): AsyncIterable<Page> {
    for (const [index, step] of steps.entries()) {
      const page = await pageOf(replay(tape.weeks[index]!.calls), step, isWritten.get(step.school.id)!, now);
      yield { ...page, cursor: cursorOf(step.at) };
    }
  }
  return collectPages(pages(), { store, now, rawDays, run: `day+${later}` });
}
