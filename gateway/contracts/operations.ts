import type { CensusBook } from './census.ts';
import type { ChannelBook } from './channel.ts';
import type { GateBook } from './gate.ts';
import type { IncidentBook } from './incident.ts';
import type { JobBook } from './job.ts';
import type { StandingBook } from './standing.ts';

/** What the gateway remembers of its own work, beside the sheets: schedule, incidents, channels, gates, field census. Lives in the store's file. */
export interface Operations extends JobBook, IncidentBook, ChannelBook, GateBook, StandingBook, CensusBook {}
