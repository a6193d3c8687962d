import type { Operations } from '../../contracts/operations.ts';
import type { Database } from './database.ts';
import { censusBookOn } from './census-rows.ts';
import { channelBookOn } from './channel-rows.ts';
import { gateBookOn } from './gate-rows.ts';
import { incidentBookOn } from './incident-rows.ts';
import { jobBookOn } from './job-rows.ts';
import { standingBookOn } from './standing-rows.ts';

export const operationsOn = (db: Database): Operations => ({
  ...jobBookOn(db),
  ...incidentBookOn(db),
  ...channelBookOn(db),
  ...gateBookOn(db),
  ...standingBookOn(db),
  ...censusBookOn(db),
});
