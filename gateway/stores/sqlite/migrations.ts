/** One step of the schema, and the way back for the version before it. */
export interface Migration {
  readonly up: string;
  /** Undoes `up`; what only the newer version knew is lost. The first step has none. */
  readonly down?: string;
}

/*
 * The schema, one step a list item, from day one: `user_version` says how many steps a file has seen. A step is never changed
 * once it was released; a further one is added.
 *
 * Moments are milliseconds, days are text "YYYY-MM-DD", long texts are zstd blobs, sealed blobs are AES-256-GCM (seal.ts).
 * Delivery state of destination n stands in the columns d<n>_… of the sheet's own row; destinations.ts adds them.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    up: `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE destination (slot INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE source (name TEXT PRIMARY KEY, cursor TEXT, last_read INTEGER) WITHOUT ROWID;
  CREATE TABLE run (id TEXT PRIMARY KEY, source TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER, outcome TEXT, error TEXT);
  CREATE INDEX run_by_source ON run (source, started);
  CREATE TABLE maker (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE);
  CREATE TABLE scope (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, school TEXT NOT NULL, scope TEXT NOT NULL,
    UNIQUE (source, kind, scope, school)
  );

  CREATE TABLE sheet (
    id INTEGER PRIMARY KEY AUTOINCREMENT, scope INTEGER NOT NULL, day TEXT NOT NULL,
    version INTEGER NOT NULL, hash TEXT NOT NULL, schema INTEGER NOT NULL, made_by INTEGER NOT NULL,
    changed INTEGER NOT NULL, open_until INTEGER,
    UNIQUE (scope, day)
  );
  CREATE TABLE content (sheet INTEGER PRIMARY KEY, body BLOB NOT NULL, origins BLOB NOT NULL);
  CREATE TABLE fact (sheet INTEGER PRIMARY KEY, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, facts TEXT NOT NULL);
  CREATE TABLE fact_past (
    sheet INTEGER NOT NULL, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, facts TEXT NOT NULL
  );
  CREATE INDEX fact_past_by_sheet ON fact_past (sheet, valid_from);
  CREATE TABLE correction (
    sheet INTEGER NOT NULL, version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER, changes BLOB NOT NULL,
    PRIMARY KEY (sheet, version)
  );
  CREATE TABLE receipt (
    slot INTEGER NOT NULL, sheet INTEGER NOT NULL, version INTEGER NOT NULL,
    result TEXT NOT NULL, via TEXT NOT NULL, receipt TEXT, hash TEXT, problems TEXT, at INTEGER NOT NULL,
    PRIMARY KEY (slot, sheet, version)
  ) WITHOUT ROWID;
  CREATE TABLE base (slot INTEGER NOT NULL, sheet INTEGER NOT NULL, hash TEXT NOT NULL, receipt TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (slot, sheet));

  CREATE TABLE page (
    id INTEGER PRIMARY KEY AUTOINCREMENT, source TEXT NOT NULL, run TEXT NOT NULL, cause TEXT NOT NULL, kind TEXT NOT NULL,
    slice INTEGER, received INTEGER NOT NULL, accepted INTEGER NOT NULL, quarantined INTEGER NOT NULL, filtered TEXT NOT NULL,
    read_from INTEGER NOT NULL, read_to INTEGER NOT NULL, saved INTEGER NOT NULL
  );
  CREATE TABLE slice (
    id INTEGER PRIMARY KEY AUTOINCREMENT, scope INTEGER NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL, entities TEXT NOT NULL,
    page INTEGER NOT NULL, fingerprint TEXT NOT NULL, read_from INTEGER NOT NULL, read_to INTEGER NOT NULL, made_by INTEGER NOT NULL,
    received INTEGER NOT NULL, accepted INTEGER NOT NULL, quarantined INTEGER NOT NULL, filtered TEXT NOT NULL, elsewhere INTEGER NOT NULL,
    records TEXT NOT NULL, parts TEXT NOT NULL, pupils TEXT NOT NULL, reads TEXT NOT NULL,
    UNIQUE (scope, from_day, to_day, entities)
  );
  CREATE TABLE raw (
    slice INTEGER PRIMARY KEY, pupils TEXT NOT NULL, read_from INTEGER NOT NULL, read_to INTEGER NOT NULL, sealed BLOB NOT NULL, until INTEGER
  );
  CREATE INDEX raw_until ON raw (until);

  CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT, scope INTEGER NOT NULL, slice INTEGER, page INTEGER NOT NULL, read_from INTEGER NOT NULL,
    ref TEXT NOT NULL, shown_by TEXT, failed TEXT NOT NULL, problems TEXT NOT NULL, codes TEXT,
    seen_after TEXT, seen_by TEXT NOT NULL, made_by INTEGER NOT NULL, sealed BLOB, released INTEGER
  );
  CREATE INDEX quarantine_by_slice ON quarantine (slice) WHERE released IS NULL AND slice IS NOT NULL;
  CREATE INDEX quarantine_by_scope ON quarantine (scope) WHERE released IS NULL;
  CREATE TABLE code (
    source TEXT NOT NULL, school TEXT NOT NULL, slice INTEGER NOT NULL, list TEXT NOT NULL, value TEXT NOT NULL,
    count INTEGER NOT NULL, first_seen INTEGER NOT NULL,
    PRIMARY KEY (slice, source, school, list, value)
  ) WITHOUT ROWID;
  CREATE TABLE finding (
    id TEXT PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, slice TEXT, opened INTEGER NOT NULL, closed INTEGER,
    before INTEGER, now INTEGER, error TEXT, held BLOB
  );
  CREATE TABLE stem (
    source TEXT NOT NULL, school TEXT NOT NULL, class TEXT NOT NULL, stems BLOB NOT NULL, PRIMARY KEY (source, school, class)
  ) WITHOUT ROWID;
  INSERT INTO meta VALUES ('epoch', '1');
  `,
  },
  {
    up: `
  CREATE TABLE job (
    name TEXT PRIMARY KEY, slot INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER, outcome TEXT, error TEXT, last_done INTEGER,
    well_since INTEGER, earlier TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE calendar (source TEXT PRIMARY KEY, read INTEGER NOT NULL, told TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE job_request (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, asked INTEGER NOT NULL);
  CREATE TABLE incident (
    id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, owner TEXT NOT NULL, places TEXT NOT NULL, told TEXT NOT NULL,
    opened INTEGER NOT NULL, seen INTEGER NOT NULL, closed INTEGER
  );
  CREATE UNIQUE INDEX incident_open ON incident (key) WHERE closed IS NULL;
  CREATE TABLE notice (
    id INTEGER PRIMARY KEY AUTOINCREMENT, incident INTEGER NOT NULL, event TEXT NOT NULL, channel TEXT NOT NULL,
    at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL, taken INTEGER, ended INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX notice_waiting ON notice (id) WHERE ended = 0;
  CREATE TABLE channel (name TEXT PRIMARY KEY, failures INTEGER NOT NULL, error TEXT, digest INTEGER) WITHOUT ROWID;
  CREATE TABLE gate (
    id INTEGER PRIMARY KEY AUTOINCREMENT, node TEXT NOT NULL, is_open INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
    reasons TEXT NOT NULL, remark TEXT
  );
  CREATE INDEX gate_by_node ON gate (node, id);
  CREATE TABLE watched (name TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
  ALTER TABLE source ADD COLUMN last_whole INTEGER;
  ALTER TABLE run ADD COLUMN aside INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE forgotten (
    person TEXT PRIMARY KEY, digest TEXT NOT NULL, school TEXT NOT NULL, at INTEGER NOT NULL, erased TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE look (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL, source TEXT NOT NULL, count INTEGER NOT NULL,
    why TEXT NOT NULL
  );
  CREATE TABLE pruned (room TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (room, first)) WITHOUT ROWID;
  CREATE TABLE stray (
    destination TEXT NOT NULL, node TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL, day TEXT NOT NULL,
    seen INTEGER NOT NULL, lost INTEGER NOT NULL, PRIMARY KEY (destination, node, kind, scope, day)
  ) WITHOUT ROWID;
  CREATE INDEX sheet_by_day ON sheet (day);
  CREATE TABLE census_usual (source TEXT PRIMARY KEY, fields BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE census_day (source TEXT NOT NULL, day TEXT NOT NULL, fields BLOB NOT NULL, PRIMARY KEY (source, day));
  ALTER TABLE finding ADD COLUMN change TEXT;
  ALTER TABLE base ADD COLUMN node TEXT;
  `,
    // A change that was only told is nothing to the version before; a page that is held for one is held there for a loss.
    // Pages and quarantine rows that retention deleted come back empty: the version before would miss them.
    down: `
  WITH RECURSIVE gone (id, last) AS (
    SELECT first, last FROM pruned WHERE room = 'page' UNION ALL SELECT id + 1, last FROM gone WHERE id < last
  )
  INSERT INTO page (id, source, run, cause, kind, received, accepted, quarantined, filtered, read_from, read_to, saved)
    SELECT id, '', '', 'pruned', '', 0, 0, 0, '{}', 0, 0, 0 FROM gone;
  WITH RECURSIVE gone (id, last) AS (
    SELECT first, last FROM pruned WHERE room = 'quarantine' UNION ALL SELECT id + 1, last FROM gone WHERE id < last
  )
  INSERT INTO quarantine (id, scope, page, read_from, ref, failed, problems, seen_by, made_by, released)
    SELECT id, 0, 0, 0, '', '[]', '[]', '', 0, 0 FROM gone;
  DELETE FROM finding WHERE kind = 'change' AND held IS NULL;
  UPDATE finding SET kind = 'loss' WHERE kind = 'change';
  ALTER TABLE finding DROP COLUMN change; DROP TABLE census_usual; DROP TABLE census_day;
  DROP TABLE job; DROP TABLE calendar; DROP TABLE job_request; DROP TABLE incident; DROP TABLE notice; DROP TABLE gate;
  DROP TABLE channel;
  DROP TABLE forgotten; DROP TABLE look; DROP TABLE pruned; DROP TABLE stray; DROP INDEX sheet_by_day; DROP TABLE watched;
  ALTER TABLE source DROP COLUMN last_whole; ALTER TABLE run DROP COLUMN aside; ALTER TABLE base DROP COLUMN node;
  `,
  },
];
