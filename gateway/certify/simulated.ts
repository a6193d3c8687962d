import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedOf } from '../simulator-finder.ts';
import { type Introduction, startSimulator } from '../demo/simulator.ts';
import type { Adapter } from '../contracts/adapter.ts';
import { keyFile } from '../data-folder/keys.ts';
import type { ExportLine } from '../sheets/export.ts';
import { relayTo } from './relayed.ts';
import { makeScratch, scratchReader } from './scratch.ts';
import type { Subject } from './trial.ts';

/** How a simulator can lie: ops/simulators/lies/lies.ts says what each does. */
export const LIES = ['skip-page', 'claim-coverage', 'repeat-ids', 'shift-dates'] as const;
/** A school that is small enough to be read dozens of times, and has everything that a journal has. */
const REGION = { schools: 1, municipalities: 1, days: 10, size: 4, classes: 4 };
/** Every page is interrupted behind; how the reading goes on shows in the pages that follow next. */
const PAGES_AFTER = 3;
/** Hours past midnight UTC of the last day: nothing is entered after it. */
const EVENING = 'T22:30:00Z';

/** A subject that is played here, and ends with the certificate. */
export interface Played {
  readonly subject: Subject;
  stop(): Promise<void>;
}

/** How a simulator differs from a plain one. */
export interface Manner {
  /** It lies, so that the certificate can be seen to notice. */
  readonly lie?: string | undefined;
  /** Choices of its dialect, "name=word". */
  readonly dialect?: readonly string[];
}

/** A subject at its simulator. */
export interface PlayedSimulator extends Played {
  readonly introduction: Introduction;
  /** How often each fault of the plan in force has struck. */
  struck(): Promise<Readonly<Record<string, number>>>;
}

/** The adapter's own simulator, as a process of its own that serves one school. */
export async function playSimulator(
  adapter: Adapter,
  signal: AbortSignal,
  { lie, dialect = [] }: Manner = {},
): Promise<PlayedSimulator> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-certify-'));
  const clean = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await makeScratch(folder);
    const sizes = Object.entries(REGION).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const simulator = await startSimulator(adapter.name, [
      ...sizes,
      '--key',
      keyFile(folder),
      ...(lie === undefined ? [] : ['--lie', lie]),
      ...dialect.flatMap((choice) => ['--dialect', choice]),
    ]);
    const struck = async (): Promise<Readonly<Record<string, number>>> =>
      (await simulator.tell({ counts: true }))['faults'] as Readonly<Record<string, number>>;
    const subject: Subject = {
      ...subjectOf(adapter, simulator.introduction),
      async truth() {
        const file = String((await simulator.tell({ truth: true }))['truth']);
        const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
        return lines.map((line) => JSON.parse(line) as ExportLine);
      },
      faults: async (plan) => void (await simulator.tell({ faults: plan ?? { faults: [] } })),
      struck,
    };
    return {
      subject: { ...subject, signal, reader: scratchReader(folder, subject, signal) },
      introduction: simulator.introduction,
      struck,
      stop: () => simulator.stop().finally(clean),
    };
  } catch (error) {
    clean();
    throw error;
  }
}

function subjectOf(adapter: Adapter, { url, from, to, credentials, dialect = [] }: Introduction): Subject {
  const [first] = credentials as readonly [Introduction['credentials'][number]];
  const way = { url, school: first.schoolId, since: from, credentials, dialect };
  const config = simulatedOf(adapter.name).settings(way, (value) => value as object) as Subject['config'];
  return {
    adapter,
    config,
    now: new Date(`${to}${EVENING}`),
    zone: String(first['zone']),
    allowLoopback: true,
    reach: 'year',
    personal: [],
    pagesAfter: PAGES_AFTER,
    relay: relayTo(url, config),
    wrongLogin: true,
  };
}
