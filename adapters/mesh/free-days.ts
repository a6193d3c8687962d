import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Day, EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { believed, listIn, startReading } from '../kit/reading.ts';
import { addDays, dayAtFrontOf } from '../kit/time.ts';
import { compare } from '../kit/id-order.ts';
import { askEach, type AskEach } from './each.ts';
import { askFamily, type Child } from './families.ts';
import { rawOf, textAt } from './raw.ts';
import type { ClassView, Member, Year } from './school.ts';

/** What only families are told of a school. */
const OF_FAMILIES: readonly EntityName[] = ['school', 'calendar-day'];
/** Days with lessons; all others are without. */
const TAUGHT: ReadonlySet<string> = new Set(['workday', 'other']);

export interface FreeDaysOf extends Pick<AskEach, 'childOf' | 'atOnce' | 'leftOut'> {
  readonly schoolId: string;
  readonly year: Year;
  readonly classes: readonly ClassView[];
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/**
 * The school's name and the days without lessons, as one family of each class is told them. Undefined where no family is seen.
 */
export async function freeDaysPage(asked: FreeDaysOf): Promise<Omit<Page, 'cursor' | 'again'> | undefined> {
  const { schoolId, year, classes, childOf, signal } = asked;
  const reading = startReading(asked.now);
  const seen = classes.flatMap(({ id, present }) => {
    const member = present.find((one) => childOf(one) !== undefined);
    return member ? [{ id, member }] : [];
  });
  const [first] = seen.flatMap(({ member }) => childOf(member) ?? []);
  if (!first) return undefined;
  const ask = (child: Child): Promise<Answer> =>
    believed(() =>
      askFamily(child, 'periods_schedules', { student_id: child.student, from: year.from, to: year.to }, signal),
    );
  const answers = await askEach({ ...asked, members: seen.map(({ member }) => member), ask });
  const spans = sharedSpans(
    seen.flatMap(({ id, member }) => {
      const days = daysIn(answers, member, reading.note);
      return days ? [{ id, spans: spansOf(days) }] : [];
    }),
  );
  reading.join([first.school, [...spans]]);
  const day = `${year.from.slice(0, 4)}-09-01`;
  const place = { school: schoolId, scope: schoolId, day };
  const records: readonly RawRecord[] = [
    { yields: ['school'], body: { school: first.school }, ref: 'school', place },
    ...spans.map((body, nth): RawRecord => ({ yields: ['calendar-day'], body, ref: `free-days/${nth}`, place })),
  ];
  const where = { sheet: 'roster', school: schoolId, scope: schoolId, from: day, to: day } as const;
  const { digest, read } = reading.end();
  const covers = { ...where, entities: OF_FAMILIES, pupils: 'all' } as const;
  return { digest, received: records.length, read, covers, records: () => records };
}

const daysIn = (
  answers: ReadonlyMap<string, Answer>,
  { student }: Member,
  note: (answer: Answer) => unknown,
): readonly unknown[] | undefined => {
  const answer = answers.get(student);
  return answer && listIn(note(answer), 'periods_schedules');
};

/** Days that follow one another and are called alike. */
interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly type: string;
  readonly title: string;
}

/** Days without lessons, told day by day, put together. */
export function spansOf(days: readonly unknown[]): readonly Span[] {
  const spans: Span[] = [];
  for (const told of days) {
    const [date, type, title] = [dayAtFrontOf(rawOf(told)['date']), textAt(told, 'type'), textAt(told, 'title')];
    if (date === '' || type === '' || TAUGHT.has(type)) continue;
    const last = spans.at(-1);
    const goesOn = last && addDays(last.to, 1) === date && last.type === type && last.title === title;
    if (goesOn) spans[spans.length - 1] = { ...last, to: date };
    else spans.push({ from: date, to: date, type, title });
  }
  return spans;
}

/** Each span once, with the classes that are told it. */
function sharedSpans(told: readonly { readonly id: string; readonly spans: readonly Span[] }[]): readonly object[] {
  const all = told.flatMap(({ id, spans }) => spans.map((span) => ({ id, span })));
  const groups = Map.groupBy(all, ({ span: { from, to, type, title } }) => [from, to, type, title].join('\t'));
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([, own]) => ({ days: own[0]!.span, classIds: own.map(({ id }) => id).sort(compare) }));
}
