import type { Condition } from '../contracts/incident.ts';
import { condition, keyOf } from './condition.ts';
import type { LackObservation, Observations } from './observations.ts';

/** So many that come to lack a secret between two looks lost it by one cause: an environment, or a file of the data centre. */
const LEAST = 3;
/** What the incident of those is about. */
const TOGETHER = 'svod.json';

/**
 * Secrets that are not to be had: an incident each, so that the next school that lacks one is told too; one for all where three or more
 * come at once. Who was told together stays there until its secret is there.
 */
export function lackingSecrets({ elsewhere: { lacks = [] }, open }: Observations): readonly Condition[] {
  const isTold = (about: string): boolean => open.has(keyOf('secret-missing', about));
  const fellows = open.get(keyOf('secret-missing', TOGETHER)) ?? [];
  const fresh = lacks.filter((one) => !fellows.includes(one.name) && !isTold(aboutOf(one)));
  const together = lacks.filter(
    (one) => !isTold(aboutOf(one)) && (fellows.includes(one.name) || fresh.length >= LEAST),
  );
  const alone = lacks.filter((one) => !together.includes(one));
  return [
    ...(together.length > 0 ? [lacking(TOGETHER, together)] : []),
    ...alone.map((one) => lacking(aboutOf(one), [one])),
  ];
}

const aboutOf = ({ kind, name }: LackObservation): string => `${kind}s/${name}`;

/** The first by name stands for all: what it lacks is told in full. */
function lacking(about: string, lacks: readonly LackObservation[]): Condition {
  const places = lacks.map(({ name }) => name).sort();
  const { key, values } = lacks.find(({ name }) => name === places[0])!;
  const { at = '', ...others } = values;
  return condition('secret-missing', about, places, { ...others, lack: key, setting: at, count: places.length });
}
