import type { Request, RequestHandler } from 'express';
import type { Faults } from '../faults.ts';
import type { Moment } from '../region/timeline.ts';
import type { Account } from './accounts.ts';
import { type Asking, forbidden, Refusal } from './asking.ts';
import { tokenIn } from './auth-routes.ts';
import type { Desk } from './desk.ts';
import type { EventTimes } from './options.ts';
import { thingsOf } from './striking.ts';
import type { Tokens } from './tokens.ts';

/** What the door needs to know. */
export interface Guarded {
  readonly tokens: Tokens;
  readonly faults: Faults;
  readonly desks: ReadonlyMap<number, () => Desk>;
  readonly now: () => Moment;
  readonly eventTimes: EventTimes;
}

const OWN_FAULTS = ['token-expired', 'session-ended'];
/** Five clients of the family's calls agree that the token says enough; those of the staff's name their profile. */
const NEEDS_PROFILE = /^\/api\/ej\/(core|plan)\/teacher\//i;
/** Answered without a token too, with the years of the first school: three clients ask so. */
const OPEN_TO_ALL = /^\/core\/api\/academic_years\/?$/i;

/** Lets only calls with a token in force pass, in the name of a profile that is the account's own. */
export const guard =
  ({ tokens, faults, desks, now, eventTimes }: Guarded): RequestHandler =>
  (request, response, next) => {
    const token = tokenIn(request.headers) ?? '';
    if (token === '' && OPEN_TO_ALL.test(request.path)) {
      const [open] = desks.values();
      response.locals['asking'] = { desk: open!(), now: now() };
      return next();
    }
    const holder = tokens.holderOf(token);
    if (!holder) throw new Refusal(401, 'Unauthorized', 'Токен недействителен');
    const own = faults.strike(thingsOf(tokens)(request), `${request.method} ${request.path}`, OWN_FAULTS);
    if (own) {
      if (own.fault === 'token-expired') tokens.expire(token);
      else tokens.end(token);
      throw new Refusal(401, 'Unauthorized', 'Токен недействителен');
    }
    demandProfile(request, holder.account);
    const asking: Asking = { desk: desks.get(holder.school)!(), account: holder.account, now: now(), eventTimes };
    response.locals['asking'] = asking;
    next();
  };

/** @throws {Refusal} where the profile is neither the account's nor a child's of it, or is missing where it must be named */
function demandProfile(request: Request, { profile, children }: Account): void {
  const named = request.get('Profile-Id');
  const own = [profile, ...children.map(({ ids }) => ids.short)].map(String);
  if (named !== undefined && !own.includes(named)) throw forbidden('Чужой профиль');
  if (named === undefined && NEEDS_PROFILE.test(request.path)) throw forbidden('Не указан профиль');
}
