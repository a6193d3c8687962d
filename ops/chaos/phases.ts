/** Where in its work the gateway is killed. */
export const PHASES = ['start', 'migration', 'answer-to-save', 'save', 'send-to-settle'] as const;
export type Phase = (typeof PHASES)[number];

/** The debug line after which the gateway is in a phase, until it says the next one. */
export const BEGINS: Readonly<Record<Phase, string>> = {
  start: 'starting',
  migration: 'migrating',
  'answer-to-save': 'page read',
  save: 'saving',
  'send-to-settle': 'sent',
};

/** Phases that any number of starts has: what cannot be struck elsewhere any more is drawn again among them. */
export const ENDLESS: readonly Phase[] = ['start', 'migration', 'answer-to-save'];

/**
 * The phases of `kills` kills, dealt to so many evenings: one of each phase on the first, the rest drawn and spread evenly. Within
 * an evening their order is drawn too, but for a kill in a migration on the first: the store's own migration comes before all else.
 */
export function dealPhases(kills: number, evenings: number, random: () => number): readonly (readonly Phase[])[] {
  const first = PHASES.slice(0, kills);
  const rest = Array.from({ length: kills - first.length }, () => oneOf(PHASES, random));
  return Array.from({ length: evenings }, (_, evening) => {
    const share = rest.slice(shareBegins(rest, evening, evenings), shareBegins(rest, evening + 1, evenings));
    const dealt = shuffled(evening === 0 ? [...first, ...share] : share, random);
    return evening === 0 ? [...dealt].sort((a, b) => Number(b === 'migration') - Number(a === 'migration')) : dealt;
  });
}

export const oneOf = <Thing>(things: readonly Thing[], random: () => number): Thing =>
  things[Math.floor(random() * things.length)]!;

/** A small generator of pseudo-random numbers (mulberry32): the same seed, the same draws. */
export function randomOf(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)!) >>> 0, 17);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const shareBegins = (all: readonly unknown[], part: number, parts: number): number =>
  Math.floor((all.length * part) / parts);

const shuffled = <Thing>(things: readonly Thing[], random: () => number): Thing[] =>
  things
    .map((thing) => ({ thing, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ thing }) => thing);
