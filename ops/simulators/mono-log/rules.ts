import { chance } from '../faults.ts';
import type { RejectRule } from './options.ts';
import type { PlatformRecord, WireParcel } from './parcels.ts';
import type { Rule } from './platform.ts';

/** Makes a rule of the platform from data. The same sheet is refused every time: a repeat does not help. */
export function ruleFrom(rule: RejectRule, seed: string): Rule {
  return (parcel) => {
    if (rule.kind !== undefined && rule.kind !== parcel.kind) return undefined;
    const at = culpritOf(rule, parcel);
    if (at === undefined) return undefined;
    if (chance([seed, rule.name, parcel.kind, parcel.scope, parcel.day].join('\n')) >= (rule.rate ?? 1))
      return undefined;
    return { code: `rule.${rule.name}`, path: at, message: rule.message };
  };
}

/** JSON Pointer of what the rule is about; undefined where the parcel has nothing of the kind. */
function culpritOf({ entity, field }: RejectRule, parcel: WireParcel): string | undefined {
  if (entity === undefined) return '';
  const [list, records] = recordsOf(parcel);
  const index = records.findIndex((record) => record.entity === entity && (field === undefined || field in record));
  if (index === -1) return undefined;
  return `/body/${list}/${index}${field === undefined ? '' : `/${field}`}`;
}

function recordsOf(parcel: WireParcel): readonly [string, readonly PlatformRecord[]] {
  if (parcel.mode === 'snapshot') return ['records', parcel.body.records];
  if (parcel.mode === 'delta') return ['upsert', parcel.body.upsert];
  return ['', []];
}
