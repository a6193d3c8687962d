import { sha256 } from '../canonical-json.ts';
import type { PersonName } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import type { Day } from '../region/timeline.ts';
import type { WorkKind } from '../region/work.ts';

/** What stands before the colon of a mark's description. «Работа на уроке» is recorded, the others are assumed. */
export const KIND_WORDS: Readonly<Record<WorkKind, string>> = {
  'lesson-work': 'Работа на уроке',
  oral: 'Ответ на уроке',
  control: 'Контрольная работа',
  test: 'Тест',
  dictation: 'Диктант',
  composition: 'Сочинение',
  laboratory: 'Лабораторная работа',
  practical: 'Практическая работа',
  independent: 'Самостоятельная работа',
  creative: 'Творческая работа',
  'by-heart': 'Наизусть',
  project: 'Проект',
};

/** Stands where a lesson has no topic, as documented by an open client in 2025. */
export const NO_TOPIC = 'нет темы';

const PERIOD_WORDS: Readonly<Record<Period['kind'], string>> = {
  quarter: 'Четверть',
  trimester: 'Триместр',
  'half-year': 'Полугодие',
};
/** First part of a period's code among total marks; that of quarters is seen in open clients, the others are assumed. */
const TOTAL_CODES: Readonly<Record<Period['kind'], number>> = { quarter: 1, 'half-year': 2, trimester: 3 };

/** A period as summary marks name it, recorded 2018: code «Четверть_2», name «2 Четверть». */
export const subperiodOf = ({ kind, number }: Period): { readonly code: string; readonly name: string } => ({
  code: `${PERIOD_WORDS[kind]}_${number}`,
  name: `${number} ${PERIOD_WORDS[kind]}`,
});

/** The same as total marks name it, by another code. */
export const columnOf = (period: Period): { readonly code: string; readonly name: string } => ({
  code: `${TOTAL_CODES[period.kind]}_${period.number}`,
  name: subperiodOf(period).name,
});

/** Columns that every class has beside its periods. */
export const YEAR_COLUMNS = [
  { code: '4_1', name: 'Годовая' },
  { code: '4_2', name: 'Экзаменационная' },
  { code: '4_3', name: 'Итоговая' },
] as const;

/**
 * The key of a thing that this system tells by name only: `<kind>-<first 16 hex digits of the SHA-256>` of the name in lower case, ё as е, without
 * doubled spaces. It is a convention between readers; the system knows nothing of it.
 */
export const keyOf = (kind: 'class' | 'subject' | 'period' | 'work', name: string): string =>
  `${kind}-${sha256(name.trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')).slice(0, 16)}`;

/** «Иванов Пётр Сергеевич». */
export const fullName = ({ last, first, middle }: PersonName): string => `${last} ${first} ${middle}`;

/** "2026-10-12" → "12.10.2026", the form of the old API. */
export const dotted = (day: Day): string => day.split('-').reverse().join('.');

const ZERO_WIDTH = '\u200B';

/** Puts a zero-width space into some texts, always the same ones: the new API is full of them. */
export function sprinkled(text: string, salt: string): string {
  if (Number.parseInt(sha256(`${salt}\n${text}`).slice(0, 1), 16) > 3) return text;
  return `${text.slice(0, 1)}${ZERO_WIDTH}${text.slice(1)}`;
}

/** A text as the editor of the web form leaves it: bare, or in marks of HTML. */
export function dressed(text: string, salt: string): string {
  if (text === '') return text;
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const lot = Number.parseInt(sha256(`${salt}\n${text}`).slice(0, 2), 16) % 5;
  if (lot === 0) return `<p>${html.replace(' ', '&nbsp;')}</p>`;
  if (lot === 1) return `<span style="color: #333">${html}</span>`;
  if (lot === 2) return `${ZERO_WIDTH}<span>${html}</span><br>`;
  return html;
}
