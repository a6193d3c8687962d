import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { floorWeeks } from './floor-day.ts';
import { openFloor, validatorOf } from './floor.ts';
import { wordsOf } from './floor-words.ts';
import { readDay } from './gateway-day.ts';
import { HOME, KEYS, openStore } from './gateway-parts.ts';
import { serve, type Took } from './side.ts';
import { DAY, ROSTERS } from './workshop.ts';

/* The floor's side: class lists, bells and zones are at hand, then answers to sheets by hand into an empty file. */
const [folder = ''] = process.argv.slice(2);
const file = join(folder, 'floor.db');
const day = readDay(join(folder, DAY));
const rosters = openStore(join(folder, ROSTERS), day.tape.now);
const weeks = await floorWeeks(rosters, day);
await rosters.close();
const isValid = validatorOf(HOME);

function take(): Took {
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
  const words = wordsOf(HOME, KEYS);
  const floor = openFloor(file, isValid);
  try {
    const from = performance.now();
    const records = floor.store(weeks, words);
    return { ms: performance.now() - from, records, changed: 0, deliveries: 0, file };
  } finally {
    floor.close();
  }
}

serve(take);
