import type { ErrorCode, Remedy } from '../contracts/errors.ts';
import type { Owner } from '../contracts/incident.ts';

/** Every kind of incident, and whose move it is. Each has its sentences in the catalogue and a page in ops/runbook.md. */
export const OWNER_OF = {
  /** A journal system does not answer, or answers what nobody can read: one incident a system and host. */
  'vendor-down': 'vendor',
  /** A journal system answers, and refuses most of those who read it: one incident a system and host. */
  'vendor-refused': 'vendor',
  certificate: 'us',
  credential: 'school',
  permission: 'vendor',
  settings: 'us',
  'adapter-bug': 'us',
  store: 'us',
  clock: 'us',
  gap: 'us',
  'held-slice': 'us',
  'empty-reading': 'school',
  'fields-changed': 'us',
  'unknown-code': 'us',
  'wrong-value': 'school',
  contradiction: 'school',
  'record-shape': 'vendor',
  unplaced: 'us',
  'closed-school': 'us',
  'gate-closed': 'school',
  'platform-down': 'platform',
  'platform-refused': 'us',
  'deliveries-stuck': 'platform',
  'sheet-refused': 'platform',
  'sheet-unsendable': 'us',
  'channel-down': 'us',
  'job-failed': 'us',
  'credential-expiring': 'school',
  /** A secret of a platform or a channel: the data centre itself asks for a new one. */
  'access-expiring': 'us',
  /** Somebody cannot be asked, because a secret of ours is not where it is looked for. */
  'secret-missing': 'us',
  'config-broken': 'us',
  ledger: 'us',
  'disk-low': 'us',
  'backup-old': 'us',
  'key-not-exported': 'us',
} as const satisfies Readonly<Record<string, Owner>>;

export type Kind = keyof typeof OWNER_OF;
export const KINDS = Object.keys(OWNER_OF) as readonly Kind[];

/** What places of one failure are one incident: those of one system and host, of one credential, each alone, or all. */
export type Grouping = 'host' | 'credential' | 'source' | 'system' | 'all';

export interface Meaning {
  readonly kind: Kind;
  readonly grouping: Grouping;
  /** What it is instead where a host does the same to most of its sources: then it is no matter of one school. */
  readonly together?: Kind;
}

const VENDOR: Meaning = { kind: 'vendor-down', grouping: 'host' };
const SETTINGS: Meaning = { kind: 'settings', grouping: 'source', together: 'settings' };
const CREDENTIAL: Meaning = { kind: 'credential', grouping: 'credential', together: 'vendor-refused' };
const BUG: Meaning = { kind: 'adapter-bug', grouping: 'system' };
const STORE: Meaning = { kind: 'store', grouping: 'all' };

/** What an error that ended a reading means; a code that is not here goes by its remedy. */
const MEANING: Readonly<Partial<Record<ErrorCode, Meaning>>> = {
  'vendor.answer': VENDOR,
  'vendor.login': CREDENTIAL,
  'http.unauthorized': CREDENTIAL,
  'http.forbidden': { kind: 'permission', grouping: 'source', together: 'vendor-refused' },
  'http.not-found': { kind: 'settings', grouping: 'source', together: 'vendor-refused' },
  'http.certificate': { kind: 'certificate', grouping: 'host' },
  'store.full': STORE,
  'store.locked': STORE,
  'store.damaged': STORE,
  'store.unwritable': STORE,
  'clock.wrong': { kind: 'clock', grouping: 'all' },
  'key.missing': STORE,
  'key.mismatch': STORE,
};

const BY_REMEDY: Readonly<Record<Remedy, Meaning>> = { retry: VENDOR, operator: SETTINGS, bug: BUG };

/** Remedies of the codes are handed in: this room knows no table but its own. Without a code it is a bug of ours. */
export function meaningOf(code: string | undefined, remedyOf: (code: string) => Remedy | undefined): Meaning {
  if (code === undefined) return BUG;
  return MEANING[code as ErrorCode] ?? BY_REMEDY[remedyOf(code) ?? 'bug'];
}

/** What a failure of forwarding means. Not listed: the platform does not answer as it should. */
const PLATFORM: Readonly<Record<string, Kind>> = {
  'destination.refused': 'platform-refused',
  'http.unauthorized': 'platform-refused',
  'http.forbidden': 'platform-refused',
  'http.not-found': 'platform-refused',
  'http.private-address': 'platform-refused',
  'http.certificate': 'platform-refused',
};

/**
 * What a failure of the service's own work means. What is wrong in the store is the store's, whoever met it; what is no bug of ours
 * is the platform's where the work speaks with one; of channels each is looked at by itself.
 */
export function workKindOf(work: Work, code: string, remedyOf: (code: string) => Remedy | undefined): Kind | undefined {
  const meaning = MEANING[code as ErrorCode];
  if (meaning?.grouping === 'all') return meaning.kind;
  if (work === 'digest' && code.startsWith('channel.')) return undefined;
  const isBug = code === 'bug' || remedyOf(code) === 'bug';
  const isSpoken = work === 'forward' || work === 'balance';
  return isSpoken && !isBug ? (PLATFORM[code] ?? 'platform-down') : 'job-failed';
}

export type Work = 'forward' | 'balance' | 'digest' | 'keeping';

/** What a problem that holds records back means: the code of the first one. Not listed: a value of the wrong form. */
const RECORDS: Readonly<Record<string, Kind>> = {
  'map.unknown-code': 'unknown-code',
  'page.repeated': 'contradiction',
  'map.other-key': 'contradiction',
  'place.other-school': 'record-shape',
  'place.no-day': 'record-shape',
  'map.missing': 'record-shape',
  'map.unknown-case': 'record-shape',
  'schema.required': 'record-shape',
  'schema.type': 'record-shape',
  // A policy of the census stopped it.
  'census.gone': 'fields-changed',
  'census.type': 'fields-changed',
};
export const recordKindOf = (code: string): Kind => RECORDS[code] ?? 'wrong-value';
