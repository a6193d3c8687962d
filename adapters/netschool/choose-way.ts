import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Config } from './config.ts';
import { DIARY_WAY } from './diary-way.ts';
import { MOBILE_WAY } from './mobile-way.ts';
import { isRefusal } from './refusal.ts';
import { REPORT, REPORT_WAY } from './report-way.ts';
import type { Roll } from './roll.ts';
import type { Session } from './session.ts';
import { ofAccount, type Sessions } from './sessions.ts';
import type { Way } from './way.ts';
import { type Ways, waysFrom } from './ways.ts';

/** Accounts with pupils that are asked for what they may use: one of them may be a teacher's, whom the application is closed to. */
const ASKED = 3;
const BY_NAME: Readonly<Record<Exclude<Config['way'], 'best'>, Way>> = {
  diary: DIARY_WAY,
  mobile: MOBILE_WAY,
  reports: REPORT_WAY,
};

export interface Choosing {
  readonly config: Config;
  readonly sessions: Sessions;
  readonly roll: Pick<Roll, 'seenBy'>;
  readonly context: AdapterContext;
  /** Sources that this process has read by the mobile API: there a silence of its service is an outage, to be waited for. */
  readonly mobileBefore: Set<string>;
}

/**
 * The way that the settings name; where they leave it to us, the best that one of the first accounts may use and the version has. Where the
 * service of the application's tokens does not answer, and did not in this process before, it is told as left out, and the web is read.
 *
 * @throws {GatewayError} where no answer came of a service that did answer before: another way would tell less than is known
 */
export async function chooseWay(choosing: Choosing): Promise<Ways> {
  const { config, sessions, roll, context, mobileBefore } = choosing;
  if (config.way !== 'best') return waysFrom([BY_NAME[config.way]]);
  const { log, source } = context;
  const ordinals = [...new Set([...roll.seenBy.values()].flat())].sort((a, b) => a - b).slice(0, ASKED);
  let isSilent = false;
  let hasReports = false;
  for (const ordinal of ordinals) {
    const attempt = await sessions.use(ordinal, (session) => rightsOf(session, !isSilent));
    if ('failure' in attempt) continue;
    const { mobile, reports } = attempt.result;
    if (mobile === true) {
      mobileBefore.add(source);
      log.info({ source, way: 'mobile' }, 'chosen how journals are read');
      return waysFrom([MOBILE_WAY, REPORT_WAY, DIARY_WAY]);
    }
    hasReports ||= reports;
    if (mobile === false) continue;
    if (mobileBefore.has(source)) throw ofAccount(ordinal, mobile);
    isSilent = true;
    context.leftOut?.(ofAccount(ordinal, instead(mobile)));
  }
  log.info({ source, way: hasReports ? 'reports' : 'diary' }, 'chosen how journals are read');
  return waysFrom(hasReports ? [REPORT_WAY, DIARY_WAY] : [DIARY_WAY]);
}

const instead = (error: GatewayError): GatewayError =>
  new GatewayError(
    error.code,
    `the web is read in place of the mobile API (settings "identity", "way"): ${error.message}`,
    { cause: error },
  );

/** What an account may use; `mobile` is the failure where it could not be seen. */
interface Rights {
  readonly mobile: boolean | GatewayError;
  readonly reports: boolean;
}

async function rightsOf(session: Session, asksMobile: boolean): Promise<Rights> {
  const mobile = asksMobile && (await isAllowed(() => session.mobile.get('students')));
  if (mobile === true) return { mobile, reports: false };
  const reports = await isAllowed(() => session.get(`reports/${REPORT}`));
  if (reports instanceof GatewayError) throw reports;
  return { mobile, reports };
}

/** Whether a call is answered: not where the version has no such call, or the account no right. Any other failure is given back. */
async function isAllowed(call: () => Promise<unknown>): Promise<boolean | GatewayError> {
  try {
    await call();
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    if (error instanceof GatewayError && error.code === 'http.unauthorized') return false;
    if (error instanceof GatewayError && error.remedy !== 'bug' && error.code !== 'stopped') return error;
    throw error;
  }
}
