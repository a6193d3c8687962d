/** Things that several readers need and one of them reads. */
export interface SharedReads<Thing> {
  /** Reads the thing of a key, or waits for who is reading it. A reading that failed is done anew by the next who needs it. */
  once(key: string, read: () => Promise<Thing>): Promise<Thing>;
  /** What was read, by key. */
  all(): Promise<readonly (readonly [string, Thing])[]>;
}

export function sharedReads<Thing>(): SharedReads<Thing> {
  const things = new Map<string, Promise<Thing>>();
  return {
    async once(key, read) {
      const thing = things.get(key) ?? read();
      things.set(key, thing);
      try {
        return await thing;
      } catch (error) {
        if (things.get(key) === thing) things.delete(key);
        throw error;
      }
    },
    all: () => Promise.all([...things].map(async ([key, thing]) => [key, await thing] as const)),
  };
}
