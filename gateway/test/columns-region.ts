import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRelay, type Relay } from '../certify/relay.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { openGateway } from '../main.ts';
import { EVENING } from './served-region.ts';
import { svodHere } from './svod-here.ts';
import { type Ended, newFolder, removeFolders, runSvod } from './svod-process.ts';

/** A row of the journal: `…, day, subject, null, code, 0, comment]`. */
export const ENTRY = /(?<=\), \d+, null, )(\d+), 0, (?=null\]|"[^"\n]*"\])/g;

/**
 * A school on АВЕРС, whose answers are rows without names: what is at which place of them is all that a mapping has. It was read once as it is; a
 * relay stands before it.
 */
export interface ColumnsRegion {
  /** Data folder of the test. */
  readonly data: string;
  /** Where the clock begins; an hour after the first reading: what was read earlier than what is stored changes nothing. */
  now: string;
  /** What the relay makes of an answer. @default nothing */
  meddle: (text: string) => string;
  /** @param program svod.mjs of another clone, as a process; without it the command is obeyed here */
  svod(words: string, program?: string): Promise<Ended>;
}

const NEXT_HOUR = '2026-10-23T17:30:00Z';

const AS_IT_IS = (text: string): string => text;

/** One region for the tests of a file; every test has what the first reading stored. */
export function columnsRegion(): ColumnsRegion {
  let region: Region;
  let relay: Relay;
  let home: string;
  const columns = {
    data: '',
    now: EVENING,
    meddle: AS_IT_IS,
    async svod(words: string, program?: string): Promise<Ended> {
      const options = { data: columns.data, env: { SVOD_NOW: columns.now } };
      return program === undefined
        ? svodHere(words.split(' '), options)
        : runSvod(words.split(' '), { ...options, program });
    },
  };
  beforeAll(async () => {
    columns.data = home = newFolder();
    await openGateway({ data: home }).then((gateway) => gateway.close());
    const size = { schools: 1, municipalities: 1, days: 10, size: 4, classes: 3 };
    region = await startRegion({ seed: '3', ...size, data: home, faults: false, deal: new Map([['avers', [0]]]) });
    const { origin } = new URL(region.journals[0]!.introduction.url);
    relay = await openRelay(origin, { text: (text) => columns.meddle(text) });
    const config = join(home, 'svod.json');
    writeFileSync(config, readFileSync(config, 'utf8').replaceAll(origin, relay.url));
    await columns.svod('collect');
  });
  beforeEach(() => {
    columns.meddle = AS_IT_IS;
    columns.now = NEXT_HOUR;
    columns.data = newFolder();
    cpSync(home, columns.data, { recursive: true });
  });
  afterAll(async () => {
    await relay.close();
    await region.stop();
    removeFolders();
  });
  return columns;
}
