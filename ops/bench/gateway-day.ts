import { cursorOf } from '../../adapters/dnevnik-ru/plan.ts';
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

/** Stores the rosters of a tape, so that class lists are known, and gives the journal steps that follow. */
export async function storeRosters(store: Store, tape: Tape): Promise<GatewayDay> {
  const { now, schools } = tape;
  const rosters = await Promise.all(schools.map(({ id, calls }) => rostersOf(replay(calls), id, now)));
  async function* pages(): AsyncIterable<Page> {
    for (const { page, view } of rosters.flat()) yield { ...page, cursor: view.id };
  }
  await collectPages(pages(), { store, now, rawDays: 0, run: 'rosters' });
  return { tape, steps: stepsFrom(tape, rosters.flat()) };
}

/** The steps of the tape, in its order: school by school. */
function stepsFrom({ weeks }: Tape, rosters: Awaited<ReturnType<typeof rostersOf>>): readonly JournalStep[] {
  const found = new Map(
    journalSteps(rosters.map(({ view }) => view)).map((step) => [`${step.school.id} ${step.scope.id}`, step]),
  );
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
