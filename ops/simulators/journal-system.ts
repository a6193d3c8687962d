import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Wanted } from './arguments.ts';
import { momentOf, UsageError } from './arguments.ts';
import { faultPlanOf } from './faults.ts';
import type { Credential, Journal } from './journal.ts';
import { JOURNALS } from './journals.ts';
import { startLiar } from './liar.ts';
import type { Defect } from './region/defect.ts';
import type { System } from './region/dialects.ts';
import { generateSchool } from './region/generate.ts';
import type { Region } from './region/region.ts';
import type { School } from './region/school.ts';
import type { Moment } from './region/timeline.ts';
import { openRegion } from './region/places.ts';
import { schoolCard } from './region/school-card.ts';
import { readTruthKey, type TruthKey, writeTruth } from './truth-file.ts';

/** A running system, as the command line speaks with it. */
export interface Running {
  readonly introduction: Readonly<Record<string, unknown>>;
  /** Follows one line of control and says what to answer. @throws {Error} where it understands nothing of it */
  control(command: Readonly<Record<string, unknown>>): object;
  close(): Promise<void>;
}

/** Schools kept after they were generated: enough for a demo, and for one region's pass school by school. */
const MOST_KEPT = 24;

/** Starts a journal with a clock that control lines move. */
export async function startJournal(system: System, wanted: Wanted): Promise<Running> {
  const region = openRegion(wanted.region);
  const key = wanted.key === undefined ? undefined : readTruthKey(wanted.key);
  const schoolOf = keeping((index) => generateSchool(wanted.region, index));
  let now: Moment = wanted.at ?? region.last;
  const serving = {
    region,
    schools: wanted.of,
    schoolOf,
    now: () => now,
    port: wanted.lie ? 0 : wanted.port,
    ...(wanted.faults ? { faults: wanted.faults } : {}),
  };
  const server = await JOURNALS[system](serving, wanted.dialect);
  const liar = wanted.lie && (await startLiar(server.url, wanted.lie, wanted.port));
  const schools = new Map(wanted.of.map((index) => [schoolCard(region, index).name, index]));
  const tell = truthTeller(wanted, key, server);
  return {
    introduction: {
      system,
      url: liar?.url ?? server.url,
      from: region.from,
      to: region.to,
      credentials: server.credentials.map((credential) =>
        wanted.places
          ? { ...credential, ...placeOf(schoolCard(region, schools.get(credential.school)!)) }
          : wayIn(credential),
      ),
      truth: tell(),
      ...(wanted.places && { dialect: wanted.dialect }),
    },
    control: (command) =>
      follow(command, {
        server,
        tell,
        region,
        oracle: () => wanted.of.flatMap((index) => oracleOf(schoolOf(index), server)),
        move: (moment) => (now = moment),
      }),
    async close() {
      await liar?.close();
      await server.close();
    },
  };
}

/** Generates each school once, as long as not too many others were asked for in between. */
function keeping(generate: (index: number) => School): (index: number) => School {
  const kept = new Map<number, School>();
  return (index) => {
    const school = kept.get(index) ?? generate(index);
    kept.delete(index);
    kept.set(index, school);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
    return school;
  };
}

/** What everybody is told: how to get in. */
function wayIn({ school, schoolId, ...more }: Credential): object {
  const { login, password, token, vendor, devkey, role } = more as Partial<
    Record<'login' | 'password' | 'token' | 'vendor' | 'devkey' | 'role', string>
  >;
  return { school, schoolId, login, password, token, vendor, devkey, role };
}

/** What a configuration needs beside the way in. */
const placeOf = ({ index, municipality, zone, attendWritten }: ReturnType<typeof schoolCard>): object => ({
  index,
  municipality: municipality.name,
  zone: zone.name,
  attendWritten,
});

/** What was planted in a school, in the words of the system where it has no ids. */
function oracleOf(school: School, { lessonWords }: Journal): readonly Defect[] {
  if (!lessonWords) return school.oracle;
  const lessons = new Map(school.lessons.map((lesson) => [lesson.ids.short, lesson]));
  return school.oracle.map((defect) => {
    const lesson = lessons.get(defect.lesson?.ids.short ?? 0);
    return lesson && defect.lesson
      ? { ...defect, lesson: { ...defect.lesson, words: lessonWords(school, lesson) } }
      : defect;
  });
}

/** Writes the truth of the moment and says where; null without a key. */
function truthTeller({ system, truth }: Wanted, key: TruthKey | undefined, server: Journal): () => string | null {
  if (!key) return () => null;
  const file = truth ?? join(mkdtempSync(join(tmpdir(), 'svod-truth-')), `${system}.jsonl`);
  return () => {
    writeTruth(file, key.keyId, server.truth(key));
    return file;
  };
}

interface Controls {
  readonly server: Journal;
  readonly tell: () => string | null;
  readonly region: Region;
  readonly oracle: () => readonly object[];
  readonly move: (moment: Moment) => void;
}

function follow(command: Readonly<Record<string, unknown>>, { server, tell, region, oracle, move }: Controls): object {
  if (typeof command['at'] === 'string') {
    const moment = momentOf(command['at'])!;
    move(moment);
    return { at: new Date(moment).toISOString() };
  }
  if (command['oracle']) return { oracle: oracle() };
  if (command['truth']) return { truth: tell() };
  if (command['days']) return { days: region.days };
  if (command['counts']) return { faults: server.faultCounts() };
  if (command['faults']) {
    server.changeFaults(faultPlanOf(command['faults']));
    return { faults: 'changed' };
  }
  throw new UsageError(
    'A journal understands {"at"}, {"oracle"}, {"truth"}, {"days"}, {"counts"}, {"faults"} and {"stop"}.',
  );
}
