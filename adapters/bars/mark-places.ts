import { plainText } from './plain-text.ts';
import { daysIn, idText, itemsAt, rawOf } from './raw.ts';
import { lessonsFor, type Mark, type ReadWeek } from './week.ts';

/**
 * Places marks of a subject that the pupil has more than once that day by the diary, which shows at each lesson the values of its marks (several in one text, assumed): a mark goes to the first lesson of its
 * subject and day that shows its value and has it left. What is shown nowhere stays without a lesson.
 */
export function placeMarks(read: ReadWeek, diary: unknown): ReadWeek {
  const shown = new Map(
    daysIn(diary, 'GetDiary')
      .flatMap((day) => itemsAt(day, 'lessons'))
      .map((lesson) => [idText(rawOf(lesson)['id']), valuesIn(rawOf(lesson)['mark'])] as const),
  );
  const placed = (mark: Mark): Mark => {
    const ids = lessonsFor(mark, read.lessons);
    if (ids.length < 2) return mark;
    const value = plainText(rawOf(mark.told)['mark']);
    const lessonId = ids.find((id) => shown.get(id)?.some((one) => one === value));
    if (lessonId === undefined) return mark;
    const left = shown.get(lessonId)!;
    left.splice(left.indexOf(String(value)), 1);
    return { ...mark, lessonId };
  };
  return { ...read, marks: read.marks.map(placed) };
}

/** "5", "5/4", "" → the values of the marks. */
const valuesIn = (told: unknown): string[] => {
  const plain = plainText(told);
  return typeof plain === 'string' ? plain.split(/[\s/,;]+/).filter((value) => value !== '') : [];
};
