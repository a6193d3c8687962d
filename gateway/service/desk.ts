import { type Held, isHeld, tryLock } from '../data-folder/locks.ts';

/** The service's share of the writer's lock: it has it while any of its jobs runs, and begins none while somebody waits. */
export interface Desk {
  /** Whether a job may begin; it then calls `leave` once. */
  enter(): boolean;
  leave(): void;
}

export function deskOf(data: string): Desk {
  let inside = 0;
  let lock: Held | undefined;
  return {
    enter() {
      if (isHeld(data, 'turn')) return false;
      lock ??= tryLock(data, 'writer', 'run');
      if (lock) inside += 1;
      return lock !== undefined;
    },
    leave() {
      inside -= 1;
      if (inside > 0) return;
      lock?.release();
      lock = undefined;
    },
  };
}
