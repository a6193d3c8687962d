/** Pages seen are below 1,000 characters; a longer one that names the warning is something else. */
const LONGEST_WARNING = 4_000;

/** Whether an answer is the SecurityWarning page, which may come instead of any other: another session of the account was open. */
export const isWarningPage = (text: string): boolean =>
  text.length < LONGEST_WARNING && /^\s*</.test(text) && leadsToWarning(text);

/** Whether the page that a sign-in leads to is that one. */
export const leadsToWarning = (entryPoint: string | null | undefined): boolean =>
  /\/asp\/SecurityWarning\.asp/i.test(entryPoint ?? '');

/** Whether a sign-in leads to the page that asks which role to take. The page's name differs by version: assumed to hold "role". */
export const leadsToRoles = (entryPoint: string | null | undefined): boolean => /role/i.test(entryPoint ?? '');
