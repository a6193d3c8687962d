import type { IncidentBook, Incident } from '../../gateway/contracts/incident.ts';
import type { JobBook, JobName, JobOutcome } from '../../gateway/contracts/job.ts';
import type { Operations } from '../../gateway/contracts/operations.ts';

/** One time that a job was begun. */
export interface Beginning {
  readonly job: JobName;
  readonly slot: number;
  readonly at: number;
  readonly isAsked: boolean;
  /** Absent: its process ended first. */
  outcome?: JobOutcome;
}

export interface Episode extends Pick<Incident, 'kind' | 'key' | 'places' | 'values'> {
  readonly openedAt: number;
  closedAt?: number;
  /** Places that it ever named. */
  readonly everywhere: Set<string>;
}

/** What the gateway did, written down beside it: its own memory is what is to be proved. */
export class Diary {
  readonly beginnings: Beginning[] = [];
  readonly episodes: Episode[] = [];
  private readonly open = new Map<number, Episode>();

  /** The operations, with every beginning and every change of incidents written down. */
  watching(operations: Operations): Operations {
    return { ...operations, ...this.watchingJobs(operations), ...this.watchingIncidents(operations) };
  }

  /** A store was put back: what was done since the copy was made, the gateway cannot know. */
  forgetSince(moment: number): void {
    const kept = this.beginnings.filter(({ at }) => at < moment);
    this.beginnings.splice(0, this.beginnings.length, ...kept);
  }

  /** How anything ended is known no more: what was owed last may be begun again. */
  forgetEnds(): void {
    for (const one of this.beginnings) delete one.outcome;
  }

  private watchingJobs(book: JobBook): Partial<Operations> {
    return {
      beginJob: async (job, slot, at) => {
        const asked = (await book.jobRequests()).some((request) => request.job === job);
        await book.beginJob(job, slot, at);
        this.beginnings.push({ job, slot: slot.getTime(), at: at.getTime(), isAsked: asked });
      },
      endJob: async (job, end) => {
        await book.endJob(job, end);
        const begun = this.beginnings.findLast((one) => one.job === job);
        if (begun) begun.outcome = end.outcome;
      },
    };
  }

  private watchingIncidents(book: IncidentBook): Partial<Operations> {
    return {
      changeIncidents: async (changes, at, channels) => {
        const opened = await book.changeIncidents(changes, at, channels);
        for (const { id, kind, key, places, values } of opened) {
          const episode = { kind, key, places, values, openedAt: at.getTime(), everywhere: new Set(places) };
          this.open.set(id, episode);
          this.episodes.push(episode);
        }
        for (const { id, places } of changes.seen) for (const place of places) this.open.get(id)?.everywhere.add(place);
        for (const id of changes.closed) {
          const episode = this.open.get(id);
          if (episode) episode.closedAt ??= at.getTime();
        }
        return opened;
      },
    };
  }
}
