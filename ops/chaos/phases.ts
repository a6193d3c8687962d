/** Where in its work the gateway is killed. */
export const PHASES = ['start', 'migration', 'answer-to-save', 'save', 'send-to-settle'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * Between which two of its debug lines the gateway is in a phase: it is killed when it has said the first, and the kill counts
 * only when it has not said the second.
 */
export const MARKERS: Readonly<
  Record<Phase, { readonly from: string; readonly to: string; readonly command: 'collect' | 'forward' }>
> = {
  start: { from: 'starting', to: 'store opened', command: 'collect' },
  migration: { from: 'migrating', to: 'store opened', command: 'collect' },
  'answer-to-save': { from: 'page read', to: 'saving', command: 'collect' },
  save: { from: 'saving', to: 'saved', command: 'collect' },
  'send-to-settle': { from: 'sent', to: 'settled', command: 'forward' },
};

/** The phases of `kills` kills: each at least once from five on, the rest drawn. */
export function drawPhases(kills: number, random: () => number): readonly Phase[] {
  const drawn = Array.from(
    { length: kills },
    (_, index) => PHASES[index] ?? PHASES[Math.floor(random() * PHASES.length)] ?? 'save',
  );
  return drawn
    .map((phase) => ({ phase, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ phase }) => phase);
}

/** A small generator of pseudo-random numbers (mulberry32): the same seed, the same kills. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
