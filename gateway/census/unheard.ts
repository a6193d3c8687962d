import type { Census, KindCount } from '../contracts/census.ts';
import type { EntityName } from '../contracts/records.ts';
import { entitiesOf } from './counts.ts';
import { fieldOf, type Rows } from './field-path.ts';
import { type FieldPolicy, isFor, type Policies } from './policies.ts';

/** Policies that go for nothing that ever came: of another field, or of records that do not have it. */
export function unheardIn({ all }: Policies, usual: Census, rows: Rows): readonly FieldPolicy[] {
  const kinds = Object.entries(usual.kinds) as [EntityName, KindCount][];
  const answers = Object.values(usual.answers ?? {});
  return all.filter((policy) => {
    const field = fieldOf(policy.field, rows);
    const isOfRecords = kinds.some(([kind, { fields }]) => field in fields && isFor(policy, entitiesOf(kind, usual)));
    return !isOfRecords && !answers.some(({ containers }) => field in containers && isFor(policy, []));
  });
}
