import type { Gateway } from '../gateway.ts';

/** A gateway for one piece of work: it stays open until `done`. */
export interface Used {
  readonly gateway: Gateway;
  done(): Promise<void>;
}

/**
 * The gateway at work, and those before it that jobs still use: a configuration that was read anew is a new gateway beside the
 * old one on the same store, which is closed when its last job has ended.
 */
export interface Generations {
  readonly gateway: Gateway;
  use(): Used;
  replace(gateway: Gateway): Promise<void>;
  /** Closes the last one; when all work is over. */
  close(): Promise<void>;
}

interface Generation {
  readonly gateway: Gateway;
  users: number;
  isOld: boolean;
}

export function makeGenerations(first: Gateway): Generations {
  let current: Generation = { gateway: first, users: 0, isOld: false };
  const closeUnused = async (generation: Generation): Promise<void> => {
    if (generation.isOld && generation.users === 0) await generation.gateway.close();
  };
  return {
    get gateway() {
      return current.gateway;
    },
    use() {
      const generation = current;
      generation.users += 1;
      return {
        gateway: generation.gateway,
        async done() {
          generation.users -= 1;
          await closeUnused(generation);
        },
      };
    },
    async replace(gateway) {
      const before = current;
      current = { gateway, users: 0, isOld: false };
      before.isOld = true;
      await closeUnused(before);
    },
    async close() {
      current.isOld = true;
      await closeUnused(current);
    },
  };
}
