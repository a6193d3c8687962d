import type { Gap } from '../contracts/facts.ts';
import type { Defect } from './defect.ts';
import { type Found, score } from './score.ts';

const LESSON = { ids: { long: '2100000000000000101', short: 101 }, subject: 'Физика' };
const defect = (kind: string, more: Partial<Defect> = {}): Defect => ({
  kind,
  school: { ids: { long: '1', short: 1 } },
  day: '2026-10-19',
  lesson: LESSON,
  since: 0,
  provableOn: { 'dnevnik-ru': true, eljur: true, bars: true },
  ...more,
});
const found = (system: string, more: Partial<Found>): Found => ({
  ...{ system, school: '1', gaps: [], quarantine: [], findings: [], repeats: 0, readAt: [1] },
  pseudonymOf: (pupil) => `pu-${pupil}`,
  ...more,
});
const noTopic = (about: string): Gap => ({ requirement: 'topic', state: 'missing', about }) as unknown as Gap;
const waits = (entities: readonly string[], body: object) => ({ id: '1', entities, raw: JSON.stringify({ body }) });

const ALL = { missed: 0, found: 1, false: 0 };
const NOTHING = { missed: 1, found: 0, false: 1 };

test('a gap is found by the id that the system shows of the lesson, and not by another', () => {
  const defects = [defect('no-topic')];
  expect(score(defects, found('dnevnik-ru', { gaps: [noTopic(LESSON.ids.long)] }))).toMatchObject(ALL);
  expect(score(defects, found('dnevnik-ru', { gaps: [noTopic('101')] }))).toMatchObject(NOTHING);
});

describe('where a lesson has no id in the system', () => {
  const lesson = { ...LESSON, words: ['20261019', '4', '2000040160'] };
  const pupil = { long: '9', short: 2000137 };
  const slot = { day: '20261019', num: '4', journal: '2000040160', pupil: '2000137' };

  test('a gap is found by the words that tell it', () => {
    const defects = [defect('no-topic', { lesson })];
    expect(score(defects, found('eljur', { gaps: [noTopic('20261019/4/2000040160')] }))).toMatchObject(ALL);
    expect(score(defects, found('eljur', { gaps: [noTopic('20261019/5/2000040160')] }))).toMatchObject(NOTHING);
  });

  test('what waits in quarantine is found by all of its words, whichever of its entities failed first', () => {
    const defects = [defect('wrong-type-mark', { lesson, pupil, entity: 'mark' })];
    const row = (body: object) => found('eljur', { quarantine: [waits(['work', 'mark'], body)] });
    expect(score(defects, row(slot))).toMatchObject(ALL);
    expect(score(defects, row({ ...slot, num: '5' }))).toMatchObject(NOTHING);
    expect(score(defects, row({ ...slot, pupil: '2000138' }))).toMatchObject(NOTHING);
  });

  test('an unknown word of attendance is found where it failed as a mark, if absences stand among the marks', () => {
    const defects = [defect('unknown-attendance-code', { lesson, pupil, entity: 'attendance' })];
    expect(score(defects, found('eljur', { quarantine: [waits(['mark'], slot)] }))).toMatchObject(ALL);
    const own = [defect('unknown-attendance-code', { pupil, entity: 'attendance' })];
    const body = { lesson: '101', pupil: '2000137' };
    expect(score(own, found('bars', { quarantine: [waits(['mark'], body)] }))).toMatchObject(NOTHING);
  });
});

test('a mark that is told by day and subject is found by them, signs of no width aside', () => {
  const defects = [defect('wrong-type-mark', { pupil: { long: '9', short: 10000313 }, entity: 'mark' })];
  const row = (day: string) =>
    found('bars', { quarantine: [waits(['mark'], { day, discipline: 'Физ\u200Bика', pupil: '10000313' })] });
  expect(score(defects, row('2026-10-19'))).toMatchObject(ALL);
  expect(score(defects, row('2026-10-20'))).toMatchObject(NOTHING);
});
