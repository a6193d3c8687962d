import { ACCESS_CHECKS, LAST_CHECKS } from './access-checks.ts';
import { ANSWER_CHECKS } from './answer-checks.ts';
import type { Check } from './check.ts';
import { FAULT_CHECKS } from './fault-checks.ts';
import { LIMIT_CHECKS } from './limit-checks.ts';
import { PAGE_CHECKS } from './page-checks.ts';
import { PRIVACY_CHECKS } from './privacy-checks.ts';
import { RUN_CHECKS } from './run-checks.ts';
import { SECRET_CHECKS, SETTINGS_CHECKS } from './settings-checks.ts';
import { TIME_CHECKS } from './time-checks.ts';
import { TRUTH_CHECKS } from './truth-checks.ts';

/** Everything that an adapter promises, in the order of the certificate. `svod certify` and each adapter's test run these. */
export const CHECKS: readonly Check[] = [
  ...SETTINGS_CHECKS,
  ...ACCESS_CHECKS,
  ...TRUTH_CHECKS,
  ...TIME_CHECKS,
  ...PAGE_CHECKS,
  ...RUN_CHECKS,
  ...SECRET_CHECKS,
  ...PRIVACY_CHECKS,
  ...LIMIT_CHECKS,
  ...ANSWER_CHECKS,
  ...FAULT_CHECKS,
  ...LAST_CHECKS,
];
