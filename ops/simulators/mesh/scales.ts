import type { Lesson } from '../region/lesson.ts';
import type { Desk } from './desk.ts';

/** A scale on which marks are given, as clients know it by its type; ids and names of scales are assumed. */
export interface Scale {
  readonly id: number;
  readonly type: 'five' | 'ten' | 'hundred';
  readonly name: string;
  readonly most: number;
}

const FIVE: Scale = { id: 1, type: 'five', name: 'Пятибалльная система', most: 5 };
const TEN: Scale = { id: 2, type: 'ten', name: 'Десятибалльная система', most: 10 };
const HUNDRED: Scale = { id: 3, type: 'hundred', name: 'Стобалльная система', most: 100 };
/** Subjects of other scales, where a school has any (assumed). */
const OTHERS: Readonly<Record<string, Scale>> = { Информатика: HUNDRED, 'Английский язык': TEN };

/** The scale on which the marks of a lesson are given. */
export const scaleOf = ({ scales, by }: Desk, { subject }: Lesson): Scale =>
  (scales === 'mixed' ? OTHERS[by.subject.get(subject)!.name] : undefined) ?? FIVE;

/** A mark of the region, which has five points, on a scale. A slip of the finger, which five points do not know, is beyond every other scale too. */
export function onScale({ most }: Scale, value: string): string {
  if (most === FIVE.most) return value;
  return String(/^[1-5]$/.test(value) ? (Number(value) * most) / FIVE.most : most + Number(value));
}
