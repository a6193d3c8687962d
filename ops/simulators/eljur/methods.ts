import type { Call } from './call.ts';
import { getAssessments, getDiary, getHomework, getSchedule } from './diary-calls.ts';
import { getFinalAssessments, getMarks, getUpdates } from './mark-calls.ts';
import { getRules } from './rules-call.ts';
import { getPeriods, getProfile, getReceivers } from './school-calls.ts';

/** Every method that reads, by its name in lower case. The two "new" ones are older names that a client of 2026 still calls. */
export const METHODS: Readonly<Record<string, (call: Call) => object>> = {
  getrules: getRules,
  getprofileuserinfo: getProfile,
  getperiods: getPeriods,
  getschedule: getSchedule,
  getdiary: getDiary,
  newgetdiary: getDiary,
  gethomework: getHomework,
  getmarks: getMarks,
  newgetmarks: getMarks,
  getassessments: getAssessments,
  getfinalassessments: getFinalAssessments,
  getupdates: getUpdates,
  getmessagereceivers: getReceivers,
  // Nobody writes and nothing is pinned up here.
  getmessages: () => ({ messages: [], count: 0, total: '0' }),
  getboardnotices: () => ({ notices: [], count: 0, total: 0, total_unread: 0 }),
};

/** Methods whose answer lists nothing when the system is in trouble, instead of failing. */
export const LISTING: ReadonlySet<string> = new Set(
  Object.keys(METHODS).filter((name) => !['getrules', 'getprofileuserinfo'].includes(name)),
);
