import { individualWorks } from './tasks.ts';

const work = (id: string, type = 'Homework', group = '1') => ({ id_str: id, type, eduGroup_str: group });
const tasks = (workId: string, ...pupils: readonly string[]) =>
  pupils.map((pupil) => ({ work_str: workId, person_str: pupil }));

test('homework set to a few, while other works were set to all, is for those few', () => {
  const works = [work('10'), work('11'), work('12', 'LessonTestWork')];
  const all = [
    ...tasks('10', '2', '1'),
    ...tasks('11', '1', '2', '3', '4', '5'),
    ...tasks('12', '1', '2', '3', '4', '5'),
  ];
  expect(individualWorks(works, all)).toEqual(new Map([['10', ['1', '2']]]));
});

test('a pupil who came later makes no homework individual', () => {
  const works = [work('10'), work('11')];
  expect(individualWorks(works, [...tasks('10', '1', '2', '3'), ...tasks('11', '1', '2', '3', '4')]).size).toBe(0);
});

test('a subgroup is half of a class, and its homework is for all of it', () => {
  const works = [work('10', 'Homework', '1'), work('11', 'Homework', '2')];
  expect(individualWorks(works, [...tasks('10', '1', '2', '3', '4'), ...tasks('11', '1', '2')]).size).toBe(0);
});

test('without tasks, and with tasks of another shape, nothing is individual', () => {
  expect(individualWorks([work('10')], []).size).toBe(0);
  expect(individualWorks([work('10'), null, 7], [null, 7, 'text', { work_str: 5 }]).size).toBe(0);
});
