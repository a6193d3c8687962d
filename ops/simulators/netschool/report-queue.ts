import { sha256 } from '../canonical-json.ts';
import type { Faults } from '../faults.ts';
import type { Session } from './sessions.ts';

/** Answer to a `queue` call. `queueKey` goes with the call `startTaskAsync` of newer hubs. */
export interface Queued {
  readonly taskId: number;
  readonly queueKey: string;
}

/** A report that is ready. */
export interface Finished {
  readonly taskId: number;
  /** Name of the file below `/webapi/files/`. */
  readonly fileId: string;
}

/** What lies behind `/webapi/files/`. */
export interface ReportFile {
  /** As it is saved. */
  readonly name: string;
  readonly html: string;
}

/** Reports that were asked for. Each is made when its hub is told to start it. */
export interface ReportQueue {
  /** @param what is asked for: the same report of the same pupil is the same thing */
  put(session: Session, what: string, make: () => string): Queued;
  /** Makes the report of a task; undefined where the session asked for none like that, or it failed. `named`: what the hub was called with. */
  start(session: Session, named: readonly unknown[]): Finished | undefined;
  /** Keeps what was made at once, of no task, for the account that asked for it. Gives the id of the file. */
  keep(session: Session, file: ReportFile): string;
  /** A file of the account's own; nobody else's. */
  read(session: Session, fileId: string): ReportFile | undefined;
}

interface Task {
  readonly login: string;
  readonly what: string;
  readonly make: () => string;
}

/** The task is known to nobody when it should be made. */
const OWN_FAULTS = ['report-failed'];
/** Tasks kept at once: the oldest are forgotten. */
const KEPT = 2_000;

export function openQueue(seed: string, faults: Faults): ReportQueue {
  const tasks = new Map<number, Task>();
  const files = new Map<string, ReportFile & { readonly login: string }>();
  let made = 0;
  const fileOf = (login: string, file: ReportFile, what: string): string => {
    const fileId = sha256(`${seed}\nfile\n${what}`).slice(0, 32);
    files.set(fileId, { ...file, login });
    forgetOldest(files);
    return fileId;
  };
  const forgetOldest = (kept: Map<unknown, unknown>): void => {
    if (kept.size > KEPT) kept.delete(kept.keys().next().value);
  };
  return {
    put({ account }, what, make) {
      made += 1;
      const taskId = 40_000 + made;
      tasks.set(taskId, { login: account.login, what, make });
      forgetOldest(tasks);
      return { taskId, queueKey: sha256(`${seed}\nqueue\n${taskId}`).slice(0, 12) };
    },
    start({ account }, named) {
      const taskId = named.map(Number).find((one) => tasks.get(one)?.login === account.login);
      const task = taskId === undefined ? undefined : tasks.get(taskId);
      if (taskId === undefined || !task) return undefined;
      if (faults.strike(`${task.login} ${task.what}`, `START ${task.what}`, OWN_FAULTS)) return undefined;
      return { taskId, fileId: fileOf(account.login, { name: 'report.xls', html: task.make() }, String(taskId)) };
    },
    keep: ({ account }, file) => fileOf(account.login, file, `${account.login}\n${file.html}`),
    read({ account }, fileId) {
      const file = files.get(fileId);
      return file?.login === account.login ? file : undefined;
    },
  };
}
