import nock from 'nock';
import { adapterOf } from '../adapter-finder.ts';
import { compare, type Stray } from '../certify/compare.ts';
import type { Meddler } from '../certify/relay.ts';
import { playSimulator, type PlayedSimulator } from '../certify/simulated.ts';
import type { Introduction } from '../demo/simulator.ts';

/** What one vendor's systems are known to do to their readers. */
export interface Habit {
  /** A sentence: "a token runs out in the midst". */
  readonly title: string;
  /** Faults of the simulator that stand for it, by name; each must have struck. @default none */
  readonly faults?: readonly { readonly fault: string; readonly rate: number; readonly [more: string]: unknown }[];
  /** The night is lost: it ends with this error, and the next one makes it good. Otherwise the night itself ends with the truth. */
  readonly loses?: string;
  /** Choices of the simulator's dialect. */
  readonly dialect?: readonly string[];
  /** Settings of the source beside the usual ones. */
  settings?(introduction: Introduction): object;
  /** What somebody else does there, at each of these requests of the night. */
  readonly meanwhile?: { readonly atRequests: readonly number[]; act(introduction: Introduction): Promise<unknown> };
}

/** Milliseconds for a few readings on a machine that has other work. */
const PATIENCE_MS = 400_000;
const MOST_TRIES = 3;
const { signal } = new AbortController();

/**
 * Collects a school of an adapter's own simulator, a process behind real sockets, while the vendor does what it is known to do. Whatever that is,
 * in the end the ledger is even and the store holds what a perfect reader has: with a first night under the habit, and with one after a good night.
 */
export function testHabits(name: string, habits: readonly Habit[]): void {
  beforeAll(() => nock.restore());

  test.each(habits.map((habit) => ({ ...habit, name })))(
    '$name: $title, and in the end the ledger is even and nothing is lost',
    async (habit) => {
      const played = await playSimulator(adapterOf(name), signal, { dialect: habit.dialect ?? [] });
      try {
        await firstNight(played, habit);
        await laterNight(played, habit);
      } finally {
        await played.stop();
      }
    },
    PATIENCE_MS,
  );
}

/** A night under the habit, into an empty store; where it is lost, the next one is a good one. */
async function firstNight(played: PlayedSimulator, habit: Habit): Promise<void> {
  const told = await read(played, habit, habit.loses === undefined ? ['habit'] : ['habit', 'good']);
  expect(told.collected.map(({ error }) => error?.code)).toEqual(
    habit.loses === undefined ? [undefined] : [habit.loses, undefined],
  );
  await expectTruth(played, told);
}

/** A good night, and one under the habit: nothing of what was there vanishes. */
async function laterNight(played: PlayedSimulator, habit: Habit): Promise<void> {
  const told = await read(played, habit, ['good', 'habit']);
  await expectTruth(played, told);
}

type Told = Awaited<ReturnType<NonNullable<PlayedSimulator['subject']['reader']>['read']>>;

async function read(
  { subject, introduction, struck }: PlayedSimulator,
  { faults = [], meanwhile, settings }: Habit,
  nights: readonly ('habit' | 'good')[],
): Promise<Told> {
  let isHabit = false;
  let asked = 0;
  const acts: Promise<unknown>[] = [];
  const meddler: Meddler = {
    instead() {
      if (isHabit && meanwhile?.atRequests.includes((asked += 1))) acts.push(acted(() => meanwhile.act(introduction)));
      return undefined;
    },
  };
  const expectStruck = async (): Promise<void> => {
    const counts = await struck();
    expect(faults.filter(({ fault }) => !counts[fault])).toEqual([]);
  };
  const relay = await subject.relay!(meddler);
  try {
    const told = await subject.reader!.read({
      config: { ...relay.config, ...settings?.(introduction) },
      times: nights.length,
      async before(nth) {
        if (isHabit) await expectStruck();
        isHabit = nights[nth] === 'habit';
        await subject.faults!(isHabit ? { seed: '11', faults } : undefined);
      },
    });
    if (isHabit) await expectStruck();
    expect(await Promise.all(acts)).toEqual((meanwhile?.atRequests ?? []).map(() => undefined));
    return told;
  } finally {
    await subject.faults!(undefined);
    await relay.close();
  }
}

/** What went wrong with what somebody did; undefined: nothing. A connection that was closed while it was idle is tried anew. */
async function acted(act: () => Promise<unknown>): Promise<unknown> {
  for (let tried = 1; ; tried += 1) {
    try {
      await act();
      return undefined;
    } catch (error) {
      if (!(error instanceof TypeError) || tried === MOST_TRIES) return error;
    }
  }
}

async function expectTruth({ subject }: PlayedSimulator, { sheets, difference }: Told): Promise<void> {
  const { missing, surplus, changed, records } = compare(sheets, await subject.truth!());
  const placeOf = ({ entity, id, scope, day }: Stray): string => [entity, id, scope, day].join(' ');
  const places = { missing: missing.map(placeOf), surplus: surplus.map(placeOf), changed: changed.map(placeOf) };
  expect({ difference, ...places }).toEqual({ difference: 0, missing: [], surplus: [], changed: [] });
  expect(records).toBeGreaterThan(100);
}
