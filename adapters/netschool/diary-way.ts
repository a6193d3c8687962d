import { believed } from '../kit/reading.ts';
import { countFiles, homeworkIn } from './attachments.ts';
import { countListed, diaryIn, recordsOf } from './diary.ts';
import type { Way } from './way.ts';

/** The web diary: one answer a week. No topics, no attendance; where letters of attendance occur, their absence still says nothing. */
export const DIARY_WAY: Way = {
  told: ['lesson', 'work', 'homework', 'mark'],
  hasTotals: false,
  async ask(session, { pupil, week, yearId, isFree }) {
    const query = { studentId: pupil, yearId, weekStart: week.from, weekEnd: week.to };
    const isSurprise = (json: unknown): boolean => countListed(diaryIn(json)) === 0 && !isFree;
    const answer = await believed(() => session.get('student/diary', query), isSurprise);
    diaryIn(answer.json);
    return [answer];
  },
  count: ([answer]) => countListed(diaryIn(answer!.json)),
  withFiles: ([answer], isHomework) => homeworkIn(diaryIn(answer!.json), isHomework),
  countFiles,
  records: ({ pupil, ordinal, answers: [answer] }, joined) =>
    recordsOf({ pupil, ordinal, diary: diaryIn(answer!.json) }, joined),
};
