import type { Period } from './school.ts';

/** A reporting period of the class that the fixtures are of. */
export const period = (id: string, name: string, from: string, to: string): Period => ({
  id,
  from,
  to,
  told: { id, name },
  classIds: ['119220'],
});
