import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Config } from './config.ts';
import { DIARY_WAY } from './diary-way.ts';
import { MOBILE_WAY } from './mobile-way.ts';
import { REPORT, REPORT_WAY } from './report-way.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { Way } from './way.ts';

const WAYS = { diary: DIARY_WAY, mobile: MOBILE_WAY, reports: REPORT_WAY } as const;

/**
 * The way that the settings name; where they name none, the best that the first account that is let in may use. One way serves the whole run, so
 * that all classes tell the same.
 *
 * @throws {GatewayError} where no answer came that decides it
 */
export async function chooseWay(config: Config, sessions: Sessions, context: AdapterContext): Promise<Way> {
  if (config.way !== 'best') return WAYS[config.way];
  const { log, source } = context;
  for (const ordinal of config.accounts.keys()) {
    const attempt = await sessions.use(ordinal, bestOf);
    if ('failure' in attempt) continue;
    log.info({ source, way: attempt.result }, 'chosen how journals are read');
    return WAYS[attempt.result];
  }
  return DIARY_WAY;
}

async function bestOf(session: Session): Promise<keyof typeof WAYS> {
  if (await isAllowed(() => session.mobile.get('students'))) return 'mobile';
  return (await isAllowed(() => session.get(`reports/${REPORT}`))) ? 'reports' : 'diary';
}

/** Whether a call is answered; not where an operator would have to change something: the version has no such call, or the account no right. */
async function isAllowed(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (error instanceof GatewayError && error.remedy === 'operator') return false;
    throw error;
  }
}
