import type { PersonName } from './person.ts';
import type { Text } from './thing.ts';
import { firstName, lastName, type Case } from './names.ts';
import type { Random } from './random.ts';
import { HOMEWORK, MOVING, TOPICS } from './vocabulary.ts';

/** What stands where a name was. */
export const BLANKED = '▒';

/** What teachers type where nothing is to be said; a reader takes it for nothing. */
const FILLERS = ['---Не указана---', '-', '...', 'нет темы', '—'] as const;

/** What teachers type where no homework is given. */
const NONE = ['Без задания', 'не задано', 'Нет задания'] as const;

export const plain = (text: string): Text => ({ told: text, blanked: text });
export const filler = (draw: Random): Text => plain(draw.pick(FILLERS));
export const explicitNone = (draw: Random): Text => plain(draw.pick(NONE));

/** Topics repeat after a while, as they do in a year's plan; one in forty names a pupil. */
export function topic(draw: Random, subject: string, pupils: readonly PersonName[]): Text {
  const base = draw.pick(TOPICS[subject] ?? ['Повторение пройденного']);
  if (pupils.length === 0 || !draw.chance(0.025)) return plain(base);
  return planted(
    draw,
    `${base}. ${draw.pick(['Отвечает {nominative}', 'Сообщение {genitive}', 'Опрос: {nominative}'])}`,
    pupils,
  );
}

export function homeworkText(draw: Random, subject: string, pupils: readonly PersonName[]): Text {
  const base = draw
    .pick(MOVING.has(subject) ? HOMEWORK.moving : HOMEWORK.reading)
    .replaceAll('#', () => String(draw.between(2, 180)));
  if (pupils.length === 0 || !draw.chance(0.04)) return plain(base);
  const more = [
    '{dative} подготовить сообщение',
    'Конспект взять у {genitive}',
    'Работать вместе с {instrumental}',
    '{dative} пересдать',
  ];
  return planted(draw, `${base}. ${draw.pick(more)}`, pupils);
}

/** A comment to a mark or an absence; it names its pupil. Comments are never more to a reader than there or not. */
export const comment = (draw: Random, pupil: PersonName): Text =>
  planted(
    draw,
    draw.pick(['{nominative}: была справка', 'Поговорить с родителями {genitive}', 'Задание {dative} дано отдельно']),
    [pupil],
  );

/** Fills each {case} with a pupil of the list, inflected: the last and the first name, or only one of them. */
export function planted(draw: Random, template: string, pupils: readonly PersonName[]): Text {
  const name = draw.pick(pupils);
  const words = (form: Case): string =>
    draw
      .pick([[lastName(name, form), firstName(name, form)], [firstName(name, form)], [lastName(name, form)]])
      .join(' ');
  const pieces = template.split(/\{(\w+)\}/u);
  const told = pieces.map((piece, at) => (at % 2 === 0 ? piece : words(piece as Case)));
  return {
    told: told.join(''),
    blanked: told.map((piece, at) => (at % 2 === 0 ? piece : piece.replaceAll(/\p{L}+/gu, BLANKED))).join(''),
  };
}
