import type { SimulatedCredential, SimulatedJournal } from '../gateway/contracts/simulated.ts';

/** Corrections come late; a demo longer than two weeks must still see them. */
const LOOK_BACK_DAYS = 30;
/** The simulators are on this machine: nobody has to be spared, and nothing is to be waited for. */
const FAST = { requestsPerSecond: 100_000, parallel: 8, firstWaitMs: 50, lookBackDays: LOOK_BACK_DAYS };

/** Accounts of one kind; others are printed beside them for whoever tries a client. */
const accountsOf = (credentials: readonly SimulatedCredential[], wanted: string): readonly object[] =>
  credentials.filter(({ role }) => role === wanted).map(({ login, password }) => ({ login, password }));

/**
 * Every vendor with a simulator (ops/simulators/): what `svod demo`, `svod certify` and `svod simulate` play. A new one is a few lines here; the
 * demo's first schools have these systems in this order, then it begins anew.
 */
export const SIMULATED: Readonly<Record<string, SimulatedJournal>> = {
  'dnevnik-ru': {
    ids: 'long',
    choices: {
      schedules: ['days', 'bare'],
      marks: ['lesson', 'setting'],
      subgroups: ['apart', 'in-class'],
      result: ['short', 'long'],
    },
    settings({ url, school, since, credentials }, secret) {
      const { token, attendWritten = false } = credentials[0]!;
      return { baseUrl: url, schools: [school], since, accessToken: secret(token), attendWritten, ...FAST };
    },
  },
  netschool: {
    ids: 'short',
    choices: {
      version: ['5.10', '5.26', '5.30', '5.33'],
      way: ['mobile', 'diary', 'reports'],
      accounts: ['parents', 'all'],
      letters: ['reports', 'marks'],
      roles: ['one', 'two'],
    },
    settings({ url, school, since, credentials, dialect = [] }, secret) {
      const diary = dialect.includes('way=diary') ? { way: 'diary' } : {};
      const reports = dialect.includes('way=reports') ? { way: 'reports' } : {};
      const staff = dialect.includes('accounts=all') ? accountsOf(credentials, 'staff') : [];
      const accounts = secret([...accountsOf(credentials, 'parent'), ...staff]);
      // The simulator is its own service of tokens.
      return { origin: url, identity: url, school, since, accounts, sessions: 1000, ...diary, ...reports, ...FAST };
    },
  },
  bars: {
    ids: 'short',
    marksByDay: true,
    choices: {
      summary: ['both', 'flat', 'wrapped'],
      marks: ['whole', 'signed'],
      visit: ['free', 'needed'],
      refusal: ['403', '200'],
      homework: ['list', 'text'],
    },
    settings({ url, school, since, credentials }, secret) {
      const accounts = secret(accountsOf(credentials, 'parent'));
      return { origin: url, school, since, accounts, ...FAST };
    },
  },
  eljur: {
    ids: 'short',
    absencesAmongMarks: true,
    choices: {
      students: ['mixed', 'object', 'array'],
      homework: ['id', 'subject'],
      booleans: ['true', 'yes', '__yes', '1'],
      empties: ['object', 'array'],
      envelope: ['wrapped', 'bare'],
      format: ['json', 'xml', 'xml-only'],
      school: ['open', 'closed'],
    },
    settings({ url, since, credentials }, secret) {
      const { token, vendor, devkey } = credentials[0]!;
      return { baseUrl: `${url}/apiv3`, vendor, devkey: secret(devkey), token: secret(token), since, ...FAST };
    },
  },
  mesh: {
    ids: 'short',
    choices: { events: ['offset', 'utc', 'naive'], scales: ['five', 'mixed'] },
    settings({ url, school, since, credentials }, secret) {
      const grownUps = credentials.filter(({ role }) => role !== 'student');
      const accounts = secret(grownUps.map(({ login, password }) => ({ login, password })));
      return { origin: url, familyUrl: url, webUrl: url, school, since, accounts, ...FAST };
    },
  },
  avers: {
    ids: 'short',
    choices: { words: ['few', 'all'], periods: ['one', 'both'] },
    settings({ url, school, since, credentials }, secret) {
      const accounts = secret(accountsOf(credentials, 'student'));
      return { origin: url, school, since, accounts, ...FAST };
    },
  },
};
