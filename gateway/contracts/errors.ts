import { type WayOut, WAYS_OUT } from './ways-out.ts';

/**
 * What the gateway does next decides the kind; where the error came from does not.
 *
 * | remedy   | meaning                                     | who acts                     |
 * | retry    | the same call may succeed later             | the gateway, with back-off   |
 * | operator | will fail until a person changes something  | the source is paused         |
 * | bug      | our code or an adapter broke a contract     | the run stops, stack is kept |
 */
export type Remedy = 'retry' | 'operator' | 'bug';

/** Every error the gateway raises by itself. A code is public: renaming one is a breaking change. */
export const ERRORS = {
  'http.unreachable': { remedy: 'retry', fix: 'Wait; check the network if it lasts.' },
  'http.timeout': { remedy: 'retry', fix: 'Wait; raise `timeoutMs` of the source if it repeats.' },
  'http.rate-limited': { remedy: 'retry', fix: 'Wait; lower `requestsPerSecond` of the source if it repeats.' },
  'http.server-error': { remedy: 'retry', fix: 'Wait; tell the vendor if it lasts.' },
  'http.not-json': {
    remedy: 'retry',
    fix: 'Wait: the vendor shows a page for people (maintenance?); tell the vendor if it lasts.',
  },
  'http.too-large': { remedy: 'operator', fix: 'Raise `maxAnswerMiB` of the source, or narrow its window.' },
  'http.unauthorized': { remedy: 'operator', fix: 'Renew the token or password of the source.' },
  'http.forbidden': { remedy: 'operator', fix: 'Ask the vendor for the missing permission.' },
  'http.not-found': { remedy: 'operator', fix: 'Check the address and the ids in the settings of the source.' },
  'http.bad-request': { remedy: 'bug', fix: 'The adapter asked something the system does not know.' },
  'http.private-address': {
    remedy: 'operator',
    fix: 'Correct the address of the source; set `allowLoopback` only for a system on this machine.',
  },
  'http.certificate': {
    remedy: 'operator',
    fix: 'Give the authority of the system as `ca` of the source; verification is never switched off.',
  },
  'vendor.answer': {
    remedy: 'operator',
    fix: 'The answer has a shape the adapter does not know; tell its developers the place.',
  },
  'vendor.login': { remedy: 'operator', fix: 'Correct login and password of the source.' },
  'config.invalid': { remedy: 'operator', fix: 'Correct the setting named in the message.' },
  'config.missing': { remedy: 'operator', fix: 'Write svod.json (see README), or name it with --config.' },
  'config.secret': {
    remedy: 'operator',
    fix: 'Give the secret in the environment or in the file named in the message (mode 0600).',
  },
  'rules.invalid': { remedy: 'operator', fix: 'Correct the file at the line named in the message.' },
  'region.absent': {
    remedy: 'operator',
    fix: 'Go to the folder of the region (where svod.json is), or name its data folder with SVOD_DATA; `svod init` begins a new region, `svod key import` brings an exported key back.',
  },
  'key.missing': { remedy: 'operator', fix: 'Put the key of this store back to the place named in the message.' },
  'key.mismatch': {
    remedy: 'operator',
    fix: 'Use the key this store was made with; another one would make other pseudonyms.',
  },
  'key.mode': { remedy: 'operator', fix: 'Let only the owner read the key: chmod 600.' },
  'key.invalid': { remedy: 'operator', fix: 'Put a key file of Svod to the place named in the message.' },
  'key.passphrase': { remedy: 'operator', fix: 'Give the passphrase under which the key was exported.' },
  'store.full': { remedy: 'operator', fix: 'Free disk space and run it again; nothing accepted was lost.' },
  'store.locked': { remedy: 'retry', fix: 'Wait until the other command ends.' },
  'store.damaged': { remedy: 'operator', fix: 'Restore the data folder from a backup; the file is left as it is.' },
  'store.newer': { remedy: 'operator', fix: 'Use the Svod version that wrote this store, or a later one.' },
  'store.unwritable': {
    remedy: 'operator',
    fix: 'Let this user write the data folder, or name another with SVOD_DATA.',
  },
  'backup.invalid': { remedy: 'operator', fix: 'Name another backup; the store itself is as it was.' },
  'file.unreadable': { remedy: 'operator', fix: 'Check the path and its permissions.' },
  'file.unwritable': {
    remedy: 'operator',
    fix: 'Check the folder, its permissions and the free space, or name another file.',
  },
  'file.invalid': { remedy: 'operator', fix: 'Correct the file at the line named in the message.' },
  'usage.invalid': { remedy: 'operator', fix: 'See `svod help`.' },
  'destination.refused': { remedy: 'operator', fix: 'Read the platform’s reason; correct nodes or credentials.' },
  'clock.wrong': {
    remedy: 'operator',
    fix: 'Set the machine’s clock and let it be kept (NTP); after a rehearsal with SVOD_NOW use another data folder.',
  },
  'channel.later': {
    remedy: 'retry',
    fix: 'Wait: it is told again later; check the address of the channel if it lasts.',
  },
  'channel.refused': {
    remedy: 'operator',
    fix: 'Correct credentials, recipients or certificate of the channel in svod.json, then `svod channels test`.',
  },
  'cursor.invalid': { remedy: 'bug', fix: 'The adapter cannot read its own cursor; run with --from-start.' },
  'adapter.contract': { remedy: 'bug', fix: 'Correct the adapter; run its conformance suite.' },
  'service.running': {
    remedy: 'operator',
    fix: 'Let the one that runs do the work, or end it first (Ctrl-C in its window, or `systemctl stop svod`).',
  },
  'service.port': { remedy: 'operator', fix: 'Name another port with --port; 0 takes any free one.' },
  'service.absent': { remedy: 'operator', fix: 'Start `svod run`, or read the sources yourself: `svod collect NAME`.' },
  stopped: { remedy: 'retry', fix: 'Run it again: it goes on where it stopped.' },
} as const satisfies Record<string, { remedy: Remedy; fix: string }>;
export type ErrorCode = keyof typeof ERRORS;

/** A sentence of the operator's catalogue (gateway/messages/) with its values. */
export interface ToldSentence {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * The operator's Russian of what an adapter raises. A message says what was being done and, behind ": ", what became of it; each has forms of its
 * own, English to Russian, where "{name}" stands for whatever was named.
 */
export interface RaisedForms {
  readonly doing?: Readonly<Record<string, string>>;
  readonly what?: Readonly<Record<string, string>>;
}

export interface GatewayErrorOptions {
  readonly cause?: unknown;
  /** What `message` says, for a reader of another language; where there is none, `message` is shown as it is. */
  readonly sentences?: readonly ToldSentence[];
  /** Milliseconds to wait, when the other side said so (Retry-After). */
  readonly retryAfterMs?: number;
  /** Where that of the code would mislead; that of the cause, where it has one of the same code. */
  readonly wayOut?: WayOut | undefined;
}

export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  readonly remedy: Remedy;
  readonly fix: string;
  readonly wayOut: WayOut | undefined;
  readonly retryAfterMs: number | undefined;
  readonly sentences: readonly ToldSentence[];

  /** @param message what was being done, in gerund form, with the place: "fetching marks of class 42: answered 503" */
  constructor(code: ErrorCode, message: string, options: GatewayErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.remedy = ERRORS[code].remedy;
    const { cause, wayOut = cause instanceof GatewayError && cause.code === code ? cause.wayOut : undefined } = options;
    this.wayOut = wayOut;
    this.fix = wayOut === undefined ? ERRORS[code].fix : WAYS_OUT[wayOut];
    this.retryAfterMs = options.retryAfterMs;
    this.sentences = options.sentences ?? [];
  }
}
