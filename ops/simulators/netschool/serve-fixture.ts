import type { School } from '../region/school.ts';
import type { NetSchoolOptions } from './options.ts';
import { MONDAY_LESSONS, REGION, school } from './school-fixture.ts';
import { type NetSchoolSimulator, startNetSchool } from './start.ts';

/** A simulator of this school; of one with a Monday of two lessons where nothing else is said. */
export const serve = (
  served: School = school(MONDAY_LESSONS),
  more: Partial<NetSchoolOptions> = {},
): Promise<NetSchoolSimulator> => startNetSchool({ region: REGION, schools: [0], schoolOf: () => served, ...more });
