import type { Condition } from '../contracts/incident.ts';
import type { QuarantineSum } from '../contracts/standing.ts';
import { condition } from './condition.ts';
import type { Observations } from './observations.ts';
import { type Kind, recordKindOf } from './whose-move.ts';

/** Records in quarantine by what holds them: a code list that does not know a value, values, contradictions, foreign shapes. */
export function heldRecords({ quarantine, sources }: Observations): readonly Condition[] {
  const known = new Set(sources.map(({ source }) => source));
  const sums = quarantine.filter(({ source }) => known.has(source));
  // Told with the fields that changed.
  const own = sums.filter((sum) => kindOf(sum) !== 'fields-changed');
  const groups = Map.groupBy(own, (sum) => {
    const kind = kindOf(sum);
    return JSON.stringify([kind, aboutOf(kind, sum)]);
  });
  return [...groups.values()].map((group) => {
    const [first] = group as [QuarantineSum, ...QuarantineSum[]];
    const kind = kindOf(first);
    const { system, entity, list = '' } = first;
    const count = group.reduce((sum, one) => sum + one.count, 0);
    const places = group.map(({ source }) => source);
    return condition(kind, aboutOf(kind, first), places, { system, entity, list, count });
  });
}

/** A code that is unknown without a list, in a mapping's own cases, is corrected as a value is. */
const kindOf = ({ code, list }: QuarantineSum): Kind =>
  recordKindOf(code) === 'unknown-code' && list === undefined ? 'wrong-value' : recordKindOf(code);

/** A code list is corrected for everybody at once; what else is wrong is corrected by kind of record. */
const aboutOf = (kind: Kind, { list, system, entity }: QuarantineSum): string =>
  kind === 'unknown-code' ? (list ?? system) : `${system} ${entity}`.trim();
