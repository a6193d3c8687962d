/** Whose move it is. school: correct the journal or give a credential; vendor: repair the journal system; us: the data centre; platform: the monitoring. */
export type Owner = 'school' | 'vendor' | 'us' | 'platform';
export const OWNERS: readonly Owner[] = ['school', 'vendor', 'us', 'platform'];

/**
 * Something that is wrong now. `key` names it: conditions of one key are one incident, however many places it shows in, so
 * that one vendor that is down is one incident and not 300.
 */
export interface Condition {
  /** "<kind>/<what it is about>", e.g. "vendor-down/dnevnik-ru api.dnevnik.ru", "credential/school-12". No person's id. */
  readonly key: string;
  /** Part of the key before the first "/"; names a page of ops/runbook.md and the sentences of the catalogue. */
  readonly kind: string;
  readonly owner: Owner;
  /** Sources, destinations or nodes it shows in; sorted, each once. */
  readonly places: readonly string[];
  /** Values for the sentences of the catalogue: what is wrong, and the next step. Nothing personal. */
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Incident extends Condition {
  readonly id: number;
  readonly openedAt: Date;
  /** Last time its condition was seen. */
  readonly seenAt: Date;
  readonly closedAt?: Date;
}

/** One thing to tell through one channel. */
export interface Notice {
  readonly id: number;
  readonly incident: number;
  readonly event: 'opened' | 'closed';
  readonly channel: string;
  readonly at: Date;
  readonly attempts: number;
  /** Not to be told before; the moment of the change where it was not tried yet. */
  readonly dueAt: Date;
}

/** What one look at the state of things changes. */
export interface IncidentChanges {
  readonly opened: readonly Condition[];
  /** Still there, perhaps in other places or with other values. */
  readonly seen: readonly (Condition & { readonly id: number })[];
  readonly closed: readonly number[];
}

/** The durable side of incidents: each is opened once and closed once, and each of both is told once through every channel. */
export interface IncidentBook {
  /** Newest first. */
  incidents(query?: { readonly open?: boolean; readonly since?: Date }): Promise<readonly Incident[]>;
  /**
   * One transaction: the changes, and a notice for each opening and closing a channel. A key that is open already is not opened
   * again. Gives the incidents that were opened.
   */
  changeIncidents(changes: IncidentChanges, at: Date, channels: readonly string[]): Promise<readonly Incident[]>;
  /** Not yet told, oldest first. */
  notices(): Promise<readonly Notice[]>;
  /**
   * Takes all of these notices, as they were read, for telling: nobody else gets them within `forMs`, unless they end or fail before.
   * False, and none is taken, where one was tried or told meanwhile or somebody has it: two processes never tell one thing twice.
   */
  takeNotices(notices: readonly Notice[], at: Date, forMs: number): Promise<boolean>;
  /** It was told, or is given up. */
  endNotice(id: number): Promise<void>;
  /** It could not be told, or its channel could not be used: counts that, and lets it rest until `dueAt`. */
  failNotice(id: number, dueAt: Date): Promise<void>;
}
