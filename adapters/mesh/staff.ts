import type { Answer } from '../kit/answer.ts';
import type { Fields } from '../kit/http-request.ts';
import { believed, listIn, type Reading } from '../kit/reading.ts';
import type { Call, Session } from './session.ts';
import type { Profile } from './sign-in.ts';

/** The calls of the staff's account: lists, in pages where there are many things. */
export interface Staff {
  /** A list of `api/ej/…`, whole: page after page, until one is shorter than asked for. Its answers become part of the reading. */
  list(path: keyof typeof PAGES, query: Fields, reading: Reading): Promise<readonly unknown[]>;
  /** School years as the web front lists them. */
  years(reading: Reading): Promise<readonly unknown[]>;
}

/** Sizes of pages that open clients ask for: known to be given. */
export const PAGES = {
  'api/ej/core/teacher/v1/attendances': 1000,
  'api/ej/core/teacher/v1/student_profiles': 150,
  'api/ej/core/teacher/v1/teacher_profiles': 100,
  'api/ej/core/teacher/v1/homeworks': 1000,
  'api/ej/core/teacher/v1/attestation_periods_schedules': 100,
  'api/ej/plan/teacher/v1/groups': 300,
  'api/ej/plan/teacher/v1/schedule_items': 400,
} as const;

/** Pages of one list; a list that never ends is none. */
const MOST_PAGES = 500;
/** As the web's client sends them; their meaning is not known. */
const HOST_AND_ROLE = { 'x-mes-hostid': '9', 'x-mes-roleid': '9' };

/** @param year id of the school year, '' while it is not known */
export function staffCalls(session: Session, profile: Profile, year: string, signal: AbortSignal): Staff {
  const ask = (path: string, query: Fields): Promise<Answer> => {
    const subsystem: Call['subsystem'] = /attendances|\/plan\//.test(path) ? 'journalw' : 'teacherweb';
    const headers = { ...HOST_AND_ROLE, ...(year !== '' && { aid: year }) };
    return session.get({ host: 'node', path, query, profile, subsystem, headers, signal });
  };
  return {
    async list(path, query, reading) {
      const found: unknown[] = [];
      const size = PAGES[path];
      for (let page = 1; page <= MOST_PAGES; page += 1) {
        const paged = { ...query, ...(year !== '' && { academic_year_id: year }), page, per_page: size };
        const answer = await believed(() => ask(path, paged));
        const items = listIn(reading.note(answer), path);
        found.push(...items);
        if (items.length < size) break;
      }
      return found;
    },
    async years(reading) {
      const path = 'core/api/academic_years';
      const query = { pid: profile.id };
      const call = { host: 'web', path, query, profile, subsystem: 'teacherweb', signal } as const;
      return listIn(reading.note(await believed(() => session.get(call))), path);
    },
  };
}
