import type { RawRecord } from '../contracts/records.ts';
import { personValues } from '../normalise/person-values.ts';
import { systemIn } from '../reading/page-fingerprint.ts';
import type { AllRules } from '../rules/rules.ts';

/** Whether a raw record of the quarantine tells of somebody whose id this is; rules are asked for where there is a record. */
export const toldIn =
  (rulesNow: () => AllRules, isId: (text: string) => boolean) =>
  (record: unknown, madeBy: string): boolean => {
    const { yields = [], body, pupil } = record as Partial<RawRecord>;
    const [system, rules] = [systemIn(madeBy), rulesNow()];
    const maps = rules.systems.includes(system) ? rules.of(system) : undefined;
    return personValues({ body, yields, ...(pupil !== undefined && { pupil }) }, maps).some(isId);
  };
