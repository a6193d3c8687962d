import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Config } from './config.ts';
import { DIARY_WAY } from './diary-way.ts';
import { MOBILE_WAY } from './mobile-way.ts';
import type { Sessions } from './sessions.ts';
import type { Way } from './way.ts';

/**
 * The way that the settings name; where they name none, that of the mobile application if the first account that is let in may use it. One way
 * serves the whole run, so that all classes tell the same.
 *
 * @throws {GatewayError} where no answer came that decides it
 */
export async function chooseWay(config: Config, sessions: Sessions, context: AdapterContext): Promise<Way> {
  if (config.way !== 'best') return config.way === 'mobile' ? MOBILE_WAY : DIARY_WAY;
  const { log, source } = context;
  for (const ordinal of config.accounts.keys()) {
    const attempt = await sessions.use(ordinal, async (session) => {
      try {
        await session.mobile.get('students');
        return MOBILE_WAY;
      } catch (error) {
        // Whatever an operator would have to change: the version has no such API, or the account no right to it.
        if (error instanceof GatewayError && error.remedy === 'operator') return DIARY_WAY;
        throw error;
      }
    });
    if ('failure' in attempt) continue;
    log.info({ source, way: attempt.result === MOBILE_WAY ? 'mobile' : 'diary' }, 'chosen how journals are read');
    return attempt.result;
  }
  return DIARY_WAY;
}
