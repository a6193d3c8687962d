import type { Operations } from '../../contracts/operations.ts';
import type { Database } from './database.ts';
import { digestBookOn } from './digest-rows.ts';
import { gateBookOn } from './gate-rows.ts';
import { incidentBookOn } from './incident-rows.ts';
import { jobBookOn } from './job-rows.ts';
import { standingBookOn } from './standing-rows.ts';

export const operationsOn = (db: Database): Operations => ({
  ...jobBookOn(db),
  ...incidentBookOn(db),
  ...digestBookOn(db),
  ...gateBookOn(db),
  ...standingBookOn(db),
});
