import { stemsOfNames } from '../../../gateway/normalise/name-forms.ts';
import { stemOf } from '../../../gateway/normalise/stems.ts';
import { COURSES } from './curriculum.ts';
import { ALL_NAMES, firstName, lastName, personName, type Case } from './names.ts';
import { random } from './random.ts';
import { explicitNone, filler, planted } from './texts.ts';
import { HOMEWORK, TITLES, TOPICS } from './vocabulary.ts';

/* A test may compare: the names and the words that the region is made of, with the gateway's own idea of a stem. */
const wordsIn = (text: string): readonly string[] => text.match(/\p{L}+/gu) ?? [];
const stems = new Set(ALL_NAMES.flatMap((name) => [...stemsOfNames(name)]));
const draw = random('vocabulary');

test('no word of a topic, homework, title or subject is taken for a name', () => {
  const frames = Array.from({ length: 200 }, () => [
    planted(draw, 'Сообщение {genitive}', [personName(draw)]).blanked,
    filler(draw).told,
    explicitNone(draw).told,
  ]);
  const frame = ['Отвечает Сообщение Опрос подготовить Конспект взять у Работать вместе с пересдать Карточка для'];
  const texts = [
    ...Object.values(TOPICS).flat(),
    ...HOMEWORK.reading,
    ...HOMEWORK.moving,
    ...Object.values(TITLES).flat(),
    ...COURSES.flatMap(({ name, area }) => [name, area]),
    ...frames.flat(),
    ...frame,
  ];
  expect([...new Set(texts.flatMap(wordsIn))].filter((word) => stems.has(stemOf(word)))).toEqual([]);
});

test('every inflected form that is planted is known as a form of the name', () => {
  const cases: readonly Case[] = ['nominative', 'genitive', 'dative', 'instrumental'];
  const people = Array.from({ length: 500 }, () => personName(draw));
  const strange = people.flatMap((name) =>
    cases.flatMap((form) =>
      [lastName(name, form), firstName(name, form)].filter(
        (word, at) => !stemsOfNames(at === 0 ? name.last : name.first).includes(stemOf(word)),
      ),
    ),
  );
  expect(strange).toEqual([]);
  const lev = { last: 'Ольховский', first: 'Лев', middle: 'Егорович', sex: 'male' } as const;
  expect([firstName(lev, 'dative'), lastName(lev, 'genitive')]).toEqual(['Льву', 'Ольховского']);
});
