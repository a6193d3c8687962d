import type { WrittenNode } from '../config/node.ts';

/** A responsible person as report R3 lists them; what is not known is ''. */
export interface ResponsiblePerson {
  readonly name: string;
  readonly position: string;
  /** School or municipality. */
  readonly place: string;
  readonly email: string;
  readonly phone: string;
}

/** Report R3: the responsible persons of municipalities and open schools, and the names of the nodes that have none. */
export function responsiblePersons(nodes: readonly WrittenNode[]): {
  readonly persons: readonly ResponsiblePerson[];
  readonly missing: readonly string[];
} {
  const open = nodes.filter(({ kind, state }) => kind !== 'region' && state !== 'closed');
  return {
    persons: open.flatMap(({ name: place, responsible }) =>
      responsible ? [{ position: '', email: '', phone: '', ...responsible, place }] : [],
    ),
    missing: open.filter(({ responsible }) => !responsible).map(({ name }) => name),
  };
}
