import { addDays } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Day } from '../region/timeline.ts';
import { logOf } from './attendance-log.ts';
import { type Call, get, one, Refusal, type Route } from './call.ts';
import type { Listed } from './desk.ts';
import { lessonsOfPupil } from './lesson-queries.ts';
import { standingOf } from './listing.ts';
import { markObjects } from './mark-objects.ts';
import { entryObject } from './pupil-objects.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { dayIn, midnight } from './times.ts';
import { workObjects, worksOf } from './work-objects.ts';
import { typeNameOf, wordOf } from './work-types.ts';

/** Days told where no `limit` is given, and most days: assumed. */
const DAYS = 7;
const MOST_DAYS = 31;

/** The days of a child from `date` on. An administrator without a child has none. */
function feed(call: Call): object {
  const from = dayIn(one(call, 'date'));
  const count = Number(one(call, 'limit') ?? DAYS);
  if (from === undefined || !Number.isInteger(count) || count < 1 || count > MOST_DAYS)
    throw new Refusal('parameterInvalid', `"date" must be a date, "limit" at most ${MOST_DAYS} days.`);
  const child = call.desk.pupils.get(one(call, 'childPersonId') ?? '');
  if (!child) return { days: [] };
  return { days: Array.from({ length: count }, (_, nth) => feedDay(call, child, addDays(from, nth))) };
}

function feedDay(call: Call, child: Pupil, day: Day): object {
  const { desk, now } = call;
  const today = lessonsOfPupil(call, child, [day, day]);
  const next = addDays(day, 1);
  const tomorrow = lessonsOfPupil(call, child, [next, next]);
  const cards = today.flatMap((lesson) => markCards(call, child, lesson));
  const entries = today.flatMap((lesson) => logOf(desk, lesson, now).filter(({ pupil }) => pupil === child));
  return {
    date: midnight(day),
    nextWorkingDayDate: midnight(next),
    summary: {
      importantWorks: worksTold(call, today, ({ kind }) => kind === 'work').filter(({ work }) => isImportant(work)),
      // Clients contradict each other: one reads cards of this name whose marks are wrapped, the other of that name with bare marks.
      marksCards: cards.map(({ marks, ...card }) => ({ ...card, marks: marks.map((mark) => ({ mark })) })),
      markCards: cards,
      dayEmotion: 'None',
      feedMode: 'Regular',
    },
    nextDayHomeworks: worksTold(call, tomorrow, ({ kind }) => kind === 'homework'),
    nextDaySchedule: tomorrow.map((lesson) => lessonTold(call, lesson)),
    todayHomeworks: worksTold(call, today, ({ kind }) => kind === 'homework'),
    todaySchedule: today.map((lesson) => lessonTold(call, lesson)),
    logEntries: entries.map((entry) => ({
      lessonLogEntry: entryObject(desk, entry),
      subjectName: subjectOf(call, entry.lesson),
      lessonTitle: '',
    })),
  };
}

const subjectOf = ({ desk }: Call, { subject }: Lesson): string => desk.by.subject.get(subject)!.name;

const isImportant = (work: object): boolean => (work as { readonly isImportant?: boolean }).isImportant === true;

const typeOf = (listed: Listed): string =>
  typeNameOf(listed.kind === 'work' ? wordOf(listed.work) : listed.kind === 'homework' ? 'Homework' : 'PeriodMark');

function worksTold(call: Call, lessons: readonly Lesson[], isWanted: (listed: Listed) => boolean) {
  const { desk, now } = call;
  return lessons.flatMap((lesson) =>
    worksOf(lesson, now)
      .filter(isWanted)
      .flatMap((listed) =>
        workObjects(desk, listed, now).map((work) => ({
          work,
          subjectName: subjectOf(call, lesson),
          workTypeName: typeOf(listed),
        })),
      ),
  );
}

interface MarkCard {
  readonly marks: readonly object[];
}

/** A card a work: its marks of the child. */
function markCards(call: Call, child: Pupil, lesson: Lesson): readonly MarkCard[] {
  const { desk, now } = call;
  const own = standingOf(lesson, now).filter(({ mark }) => mark.pupil === child.key);
  return [...Map.groupBy(own, ({ workId }) => workId)].map(([workId, standing]) => ({
    marks: standing.flatMap((each) => markObjects(desk, each, now)),
    lesson: { ...withTwin('id', lesson.ids.long), date: midnight(lesson.day) },
    isImportant: workObjects(desk, desk.works.get(workId)!, now).some(isImportant),
    subjectName: subjectOf(call, lesson),
    subjectId: numberOf(desk.by.subject.get(lesson.subject)!.ids.long),
    workTypeName: typeOf(desk.works.get(workId)!),
  }));
}

const lessonTold = (call: Call, lesson: Lesson): object => ({
  lessonId: numberOf(lesson.ids.long),
  lessonId_str: lesson.ids.long,
  lessonStatus: 'Approved',
  number: lesson.number,
  subjectName: subjectOf(call, lesson),
  importantWorkTypes: [],
});

/** What a parent sees first. */
export const FEED_ROUTES: readonly Route[] = [get('users/me/feed', feed)];
