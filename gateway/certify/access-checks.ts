import { GatewayError } from '../contracts/errors.ts';
import { type Check, failed, passed } from './check.ts';
import { examples } from './evidence.ts';
import { secretsOf, withSecrets } from './settings-checks.ts';
import type { Settings, Trial } from './trial.ts';

/** Good credentials let in, and show the school. */
const good: Check = {
  id: 'access.good',
  async run(trial) {
    const schools = await schoolsSeen(trial, trial.subject.config);
    return schools.length > 0 ? passed('let-in', { schools: examples(schools) }) : failed('no-school');
  },
};

/** Bad credentials are told as such: neither "try later" nor "there is no data". */
const bad: Check = {
  id: 'access.bad',
  needs: ['wrongLogin'],
  async run(trial) {
    const { adapter, config } = trial.subject;
    // Of the same length and alphabet, so that it is the secret that is wrong and not its form.
    const wrong = withSecrets(adapter.configSchema, config, (secret) => secret.replace(/[a-z0-9]/gi, turned));
    if (secretsOf(adapter, wrong).join() === secretsOf(adapter, config).join()) return failed('no-secret');
    try {
      await schoolsSeen(trial, wrong);
    } catch (error) {
      const isTold = error instanceof GatewayError && error.remedy === 'operator';
      const code = error instanceof GatewayError ? error.code : String(error);
      return isTold ? passed('not-let-in', { error: code }) : failed('bad-login-error', { error: code });
    }
    return failed('bad-login-taken');
  },
};

const turned = (sign: string): string => (/\d/.test(sign) ? String(9 - Number(sign)) : sign === 'x' ? 'y' : 'x');

/** One look at the system, as `svod sources test` has. */
async function schoolsSeen(
  { subject: { adapter, answer }, context, pull }: Trial,
  config: Settings,
): Promise<readonly string[]> {
  await answer?.();
  if (adapter.probe) return (await adapter.probe(config, context())).schools;
  for await (const { covers } of pull({ config })) return covers ? [covers.school] : [];
  return [];
}

/** What is read later was found first: every class or group that has a journal stands in the roster. */
const discovery: Check = {
  id: 'discovery.classes',
  needs: ['reader'],
  async run(trial) {
    const { sheets } = await trial.told();
    const rosters = sheets.filter(({ kind }) => kind === 'roster');
    const known = new Set(
      rosters.flatMap(({ body }) => [...(body.class ?? []), ...(body.group ?? [])].map(({ id }) => id)),
    );
    const journals = new Set(sheets.filter(({ kind }) => kind === 'journal-day').map(({ scope }) => scope));
    if (journals.size === 0) return failed('no-journal');
    const unlisted = [...journals].filter((scope) => !known.has(scope));
    return unlisted.length > 0
      ? failed('unlisted', { count: unlisted.length, scopes: examples(unlisted) })
      : passed('listed', { classes: known.size, journals: journals.size });
  },
};

export const ACCESS_CHECKS: readonly Check[] = [good, discovery];
/** To stand last: some systems want to see a person after a wrong password. */
export const LAST_CHECKS: readonly Check[] = [bad];
