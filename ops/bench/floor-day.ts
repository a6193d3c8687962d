import type { Store } from '../../gateway/contracts/store.ts';
import { rawOf, textAt } from '../../adapters/dnevnik-ru/raw.ts';
import type { FloorWeek } from './floor.ts';
import type { GatewayDay } from './gateway-day.ts';
import { SOURCE } from './gateway-parts.ts';
import type { Calls } from './tape.ts';

/** The answers of a tape as the floor takes them, with what rosters told; made before the clock runs. */
export async function floorWeeks(store: Store, { tape, steps }: GatewayDay): Promise<readonly FloorWeek[]> {
  const weeks: FloorWeek[] = [];
  for (const [index, { school, scope }] of steps.entries()) {
    const lists = await store.stemsOf(SOURCE, school.id);
    const bells = new Map(scope.bells.map((bell) => [rawOf(bell)['LessonNumber'], timesOf(bell)]));
    const of = {
      school: school.id,
      id: scope.id,
      zone: school.zoneHours ?? 0,
      bells,
      names: new Set(lists.get(scope.id)),
    };
    const { calls } = tape.weeks[index]!;
    weeks.push({
      of,
      lessons: asked(calls, 'edu-groups/'),
      marks: asked(calls, 'lessons/marks'),
      entries: asked(calls, 'lesson-log-entries'),
    });
  }
  return weeks;
}

const asked = (calls: Calls, path: string): readonly Uint8Array[] =>
  [...calls].flatMap(([call, bytes]) => (call.startsWith(path) ? [bytes] : []));

const timesOf = (bell: unknown) => ({ startsAt: clock(textAt(bell, 'Start')), endsAt: clock(textAt(bell, 'Finish')) });

/** "8:30:00", "2026-09-01T08:30:00" → "08:30". */
const clock = (text: string): string =>
  text
    .slice(text.indexOf('T') + 1)
    .split(':')
    .slice(0, 2)
    .map((part) => part.padStart(2, '0'))
    .join(':');
