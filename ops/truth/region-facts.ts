import type { Attendance, Lesson } from '../simulators/region/lesson.ts';
import type { School } from '../simulators/region/school.ts';
import { type Moment, stateAt } from '../simulators/region/timeline.ts';
import type { Mark, PeriodWork } from '../simulators/region/work.ts';
import type { FactBook } from './fact.ts';

/** Attendance in canonical words. */
const STATUS = { absent: 'absent', pass: 'absent', ill: 'ill' } as const;
/** What period marks without a number mean, in canonical words. */
const OUTCOME: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** A school as of a moment; what is told wrongly by every system is left out, for it is quarantined. */
export interface Seen {
  readonly school: School;
  readonly now: Moment;
  readonly book: FactBook;
  /** Whether a dialect leaves it in doubt at which lesson an entry of attendance stands; such an entry is left out. @default never */
  readonly isDoubtful?: (lesson: Lesson, entry: Attendance) => boolean;
}

/** Writes down what stands in the journals of a school. */
export function gatherRegion(seen: Seen): void {
  const { school, now } = seen;
  gatherRoster(seen);
  for (const lesson of school.lessons)
    if (lesson.spoiled !== 'wrong-type' && stateAt(lesson.timeline, now)) gatherLesson(seen, lesson);
  for (const column of school.periodWorks) if (column.listedAt <= now) gatherPeriodMarks(seen, column);
}

/** Classes of the year that the moment lies in, who came into each last, and who of these has left. */
function gatherRoster({ school, now, book }: Seen): void {
  const today = new Date(now).toISOString().slice(0, 10);
  const years = school.years.filter(({ from }) => from <= today);
  const year = years.at(-1)!;
  const classes = new Map(
    school.classes.filter((one) => one.year === year.key).map(({ key, name }) => [key, name] as const),
  );
  for (const name of classes.values()) book.add('class', school.name, name);
  for (const { memberships } of school.pupils) {
    const last = memberships.filter((one) => classes.has(one.class) && one.enteredAt <= now).at(-1);
    if (!last) continue;
    book.add('pupil', school.name, classes.get(last.class)!);
    if (last.endEnteredAt !== undefined && last.endEnteredAt <= now)
      book.add('leaver', school.name, classes.get(last.class)!);
  }
}

function gatherLesson(seen: Seen, lesson: Lesson): void {
  const { now, book } = seen;
  const { topic, topicBlank } = stateAt(lesson.timeline, now)!.value;
  const place = placeIn(seen, lesson);
  book.add('lesson', ...place);
  book.add('lesson-time', ...place, lesson.startsAt);
  if (topic && !topicBlank) book.add('topic', ...place, topic.blanked);
  gatherAttendance(seen, lesson, place);
  for (const work of lesson.works) {
    if (!stateAt(work.timeline, now)) continue;
    const marks = work.marks.filter((mark) => isTold(mark, now));
    book.add(marks.length > 0 ? 'work' : 'unmarked-work', ...place);
    for (const mark of marks) book.add('mark', ...place, valueOf(stateAt(mark.timeline, now)!.value.value));
  }
  const homework = lesson.homework && stateAt(lesson.homework.timeline, now)?.value;
  if (homework) book.add('homework', ...place, homework.state, homework.state === 'given' ? homework.text.blanked : '');
}

function gatherAttendance(
  { school, now, book, isDoubtful }: Seen,
  lesson: Lesson,
  place: readonly (string | number)[],
): void {
  if (lesson.attendanceTaken === undefined || lesson.attendanceTaken > now) return;
  const isWritten = lesson.attendance.some(
    ({ timeline }) => (stateAt(timeline, now)?.value.status ?? 'present') !== 'present',
  );
  if (school.attendWritten || isWritten) book.add('attendance-taken', ...place);
  for (const entry of lesson.attendance) {
    const status = stateAt(entry.timeline, now)?.value.status;
    if (status === undefined || status === 'present' || status === 'unknown' || isDoubtful?.(lesson, entry)) continue;
    if (status === 'late') {
      book.add('lateness', ...place);
      continue;
    }
    book.add('absence', ...place);
    book.add('absence-kind', ...place, STATUS[status]);
  }
}

function gatherPeriodMarks({ school, now, book }: Seen, { subject, period, marks }: PeriodWork): void {
  const { name } = school.subjects.find(({ key }) => key === subject)!;
  const { to } = school.years.flatMap(({ periods }) => periods).find(({ key }) => key === period)!;
  for (const mark of marks) {
    const state = stateAt(mark.timeline, now);
    // By month: a system that tells only school days ends a period with the last of them.
    if (state) book.add('period-mark', school.name, to.slice(0, 7), name.toLowerCase(), outcomeOf(state.value.value));
  }
}

function placeIn({ school, book }: Seen, lesson: Lesson): readonly (string | number)[] {
  const { name, classes, subjects } = school;
  const own = classes.find(({ key }) => key === lesson.class)!;
  const subject = subjects.find(({ key }) => key === lesson.subject)!;
  return [name, own.name, lesson.day, book.isNumbered ? lesson.number : '', subject.name.toLowerCase()];
}

const isTold = ({ timeline, spoiled }: Mark, now: Moment): boolean =>
  stateAt(timeline, now) !== undefined && spoiled !== 'unknown-code' && spoiled !== 'wrong-type';

/** Systems write «не аттестован» in words of their own. */
const outcomeOf = (raw: string): string => OUTCOME[raw] ?? valueOf(raw);

/** Not every system has signs: "4-" is a four. */
const valueOf = (raw: string): string => /^([1-5])[+-]?$/.exec(raw)?.[1] ?? raw;
