import type { Introduction } from './simulator.ts';

type Credential = Introduction['credentials'][number];

/** How the demo keeps a school's journal in one system. */
export interface JournalKind {
  /** Which of a thing's two ids the system shows; see defect.ts. */
  readonly ids: 'long' | 'short';
  /** Absences stand among the marks of a lesson: an unknown word may be meant as either. @default false */
  readonly absencesAmongMarks?: boolean;
  /** Marks are told by day and subject; of which lesson, only where the subject is taught once that day. @default false */
  readonly marksByDay?: boolean;
  /** Settings of a source that reads one school; `secret` keeps a value in a file of its own and gives what stands for it. */
  settings(way: WayIn, secret: (value: unknown) => object): object;
}

/** What a simulator says of the way to one school. */
export interface WayIn {
  readonly url: string;
  readonly school: string;
  /** First day that is read. */
  readonly since: string;
  /** Choices that the simulator was started with, "name=word". */
  readonly dialect?: readonly string[];
  /** Never empty. */
  readonly credentials: readonly Credential[];
}

/** Corrections come late; a demo longer than two weeks must still see them. */
const LOOK_BACK_DAYS = 30;
/** The simulators are on this machine: nobody has to be spared, and nothing is to be waited for. */
const FAST = { requestsPerSecond: 100_000, parallel: 8, firstWaitMs: 50, lookBackDays: LOOK_BACK_DAYS };

/** Every system of the demo's region; a new one is a few lines here and a word in `DEAL`. */
export const JOURNALS: Readonly<Record<string, JournalKind>> = {
  'dnevnik-ru': {
    ids: 'long',
    settings({ url, school, since, credentials }, secret) {
      const { token, attendWritten = false } = credentials[0]!;
      return { baseUrl: url, schools: [school], since, accessToken: secret(token), attendWritten, ...FAST };
    },
  },
  mesh: {
    ids: 'short',
    settings({ url, school, since, credentials }, secret) {
      const accounts = secret(credentials.map(({ login, password }) => ({ login, password })));
      return { origin: url, familyUrl: url, webUrl: url, school, since, accounts, ...FAST };
    },
  },
  eljur: {
    ids: 'short',
    absencesAmongMarks: true,
    settings({ url, since, credentials }, secret) {
      const { token, vendor, devkey } = credentials[0]!;
      return { baseUrl: `${url}/apiv3`, vendor, devkey: secret(devkey), token: secret(token), since, ...FAST };
    },
  },
  avers: {
    ids: 'short',
    settings({ url, school, since, credentials }, secret) {
      const accounts = secret(credentials.map(({ login, password }) => ({ login, password })));
      return { origin: url, school, since, accounts, ...FAST };
    },
  },
  netschool: {
    ids: 'short',
    settings({ url, school, since, credentials, dialect = [] }, secret) {
      // The simulator is its own service of tokens.
      const mobile = dialect.includes('way=mobile') ? { way: 'mobile', identity: url } : {};
      const accounts = secret(credentials.map(({ login, password }) => ({ login, password })));
      return { origin: url, school, since, accounts, sessions: 1000, ...mobile, ...FAST };
    },
  },
  bars: {
    ids: 'short',
    marksByDay: true,
    settings({ url, school, since, credentials }, secret) {
      const accounts = secret(credentials.map(({ login, password }) => ({ login, password })));
      return { origin: url, school, since, accounts, ...FAST };
    },
  },
};

/** Systems of the first schools; the next ones begin anew. */
const DEAL: readonly string[] = ['dnevnik-ru', 'netschool', 'bars', 'eljur', 'mesh', 'avers'];

/** Two schools on Dnevnik.ru for one on NetSchool: enough where a proof is not about dialects. */
export const TWO_SYSTEMS: readonly string[] = ['dnevnik-ru', 'dnevnik-ru', 'netschool'];

/** Indices of the schools that keep their journal in each system, for the systems that have any; Dnevnik.ru comes first. */
export const dealt = (schools: number, deal = DEAL): ReadonlyMap<string, readonly number[]> =>
  Map.groupBy(
    Array.from({ length: schools }, (_, index) => index),
    (index) => deal[index % deal.length]!,
  );
