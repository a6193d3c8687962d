import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openRelay, type Relay } from '../certify/relay.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { openGateway } from '../main.ts';
import { EVENING } from './served-region.ts';
import { svodHere } from './svod-here.ts';
import { type Ended, newFolder, removeFolders, runSvod } from './svod-process.ts';

/** A school that was read once as it is; a relay stands before it now. */
export interface RelayedSchool {
  /** Data folder of the test. */
  readonly data: string;
  /** Where the clock begins; an hour after the first reading: what was read earlier than what is stored changes nothing. */
  now: string;
  /** What the relay makes of an answer. @default nothing */
  meddle: (text: string) => string;
  /** @param program svod.mjs of another clone, as a process; without it the command is obeyed here */
  svod(words: string, program?: string): Promise<Ended>;
}

interface Written {
  readonly sources: Readonly<Record<string, { readonly settings: object }>>;
}

const NEXT_HOUR = '2026-10-23T17:30:00Z';

const AS_IT_IS = (text: string): string => text;

/** One region for the tests of a file; every test has what the first reading stored. @param settings of the source, beside those it needs */
export function relayedSchool(system: string, settings: object = {}): RelayedSchool {
  let region: Region;
  let relay: Relay;
  let home: string;
  const school = {
    data: '',
    now: EVENING,
    meddle: AS_IT_IS,
    async svod(words: string, program?: string): Promise<Ended> {
      const options = { data: school.data, env: { SVOD_NOW: school.now } };
      return program === undefined
        ? svodHere(words.split(' '), options)
        : runSvod(words.split(' '), { ...options, program });
    },
  };
  beforeAll(async () => {
    school.data = home = newFolder();
    await openGateway({ data: home }).then((gateway) => gateway.close());
    const size = { schools: 1, municipalities: 1, days: 10, size: 4, classes: 3 };
    region = await startRegion({ seed: '3', ...size, data: home, faults: false, deal: new Map([[system, [0]]]) });
    const { origin } = new URL(region.journals[0]!.introduction.url);
    relay = await openRelay(origin, { text: (text) => school.meddle(text) });
    const config = join(home, 'svod.json');
    const written = JSON.parse(readFileSync(config, 'utf8').replaceAll(origin, relay.url)) as Written;
    for (const source of Object.values(written.sources)) Object.assign(source.settings, settings);
    writeFileSync(config, JSON.stringify(written));
    await school.svod('collect');
  });
  beforeEach(() => {
    school.meddle = AS_IT_IS;
    school.now = NEXT_HOUR;
    school.data = newFolder();
    cpSync(home, school.data, { recursive: true });
  });
  afterAll(async () => {
    await relay.close();
    await region.stop();
    removeFolders();
  });
  return school;
}
