import type { Plant } from './plants.ts';
import type { World } from './world.ts';

/** Longest step of the clock, milliseconds: incidents are looked for at least so often. */
const STEP_MS = 2 * 3_600_000;

/** Moves the clock from one thing that happens to the next, up to a moment. */
export async function play(
  world: World,
  plants: readonly Plant[],
  until: number,
  onDay: (moment: number) => void,
): Promise<void> {
  const turns = plants
    .flatMap((plant) => [
      { at: plant.from, turn: () => plant.begin(world) },
      { at: plant.until, turn: () => plant.end(world) },
    ])
    .sort((a, b) => a.at - b.at);
  while (world.clock < until) {
    const planned = (await world.service?.nextBegin())?.getTime() ?? Infinity;
    const next = Math.min(Math.max(planned, world.clock), world.clock + STEP_MS, turns[0]?.at ?? Infinity, until);
    await world.moveTo(next);
    while (turns[0] && turns[0].at <= world.clock) await turns.shift()!.turn();
    world.keepCopies();
    // Once more behind the jobs, as a minute later: what they came to is looked at before the next ones begin.
    for (let nth = 0; nth < 2; nth += 1) {
      await world.service?.tick();
      await world.service?.idle();
    }
    onDay(world.clock);
  }
}
