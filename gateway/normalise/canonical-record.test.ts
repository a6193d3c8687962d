import { readFileSync } from 'node:fs';
import type { EntityName, Problem } from '../contracts/records.ts';
import { readCanonical } from './canonical-record.ts';
import { exampleContext } from './example.ts';
import { compileSchema } from './validate.ts';

const ENTITIES: EntityName[] = ['lesson', 'mark', 'school', 'homework', 'attendance'];
const schemaOf = (entity: string) =>
  JSON.parse(readFileSync(`schemas/canonical/${entity}.schema.json`, 'utf8')) as object;
const checks = new Map(ENTITIES.map((entity) => [entity, compileSchema(schemaOf(entity))]));
const check = (entity: string, body: unknown) => checks.get(entity as EntityName)!(body);
const list = exampleContext().blank;
const read = (entity: EntityName, body: unknown, isKnown = true) => {
  const problems: Problem[] = [];
  return {
    body: readCanonical(
      entity,
      body,
      { check, keyId: '0badcafe', blank: isKnown ? list : undefined, vocabulary: new Set(['алгебра']) },
      problems,
    ),
    problems: problems.map(({ code, path }) => `${code} ${path}`),
  };
};
const PUPIL = `pu-0badcafe-${'0'.repeat(32)}`;
const lesson = {
  status: 'held',
  number: 1,
  id: '1',
  subjectName: 'Алгебра (Петров)',
  topic: 'Спросить Заварзину',
  topicState: 'present',
};

test('names of the class list are blanked, and keys come out sorted', () => {
  expect(JSON.stringify(read('lesson', lesson).body)).toBe(
    '{"id":"1","number":1,"status":"held","subjectName":"Алгебра (▒)","topic":"Спросить ▒","topicState":"present"}',
  );
});

test('while no list is known texts are dropped, and labels keep known words only', () => {
  const { body, problems } = read('lesson', lesson, false);
  expect(problems).toEqual([]);
  expect(body).toEqual({ id: '1', number: 1, status: 'held', subjectName: 'Алгебра (▒)', topicState: 'present' });
});

test('a latin name in a topic is dropped as well while no list is known', () => {
  expect(read('lesson', { ...lesson, topic: 'Ask Petrov' }, false).body).not.toHaveProperty('topic');
});

test.each([
  [
    'a pupil by the vendor’s id',
    'mark',
    { id: '1', pupilId: '1000', rawValue: '5', scale: 'x' },
    ['schema.minLength /pupilId', 'schema.pattern /pupilId'],
  ],
  [
    'a pupil of another key',
    'mark',
    { id: '1', pupilId: PUPIL.replace('0badcafe', 'deadbeef'), rawValue: '5', scale: 'x' },
    ['map.other-key /pupilId'],
  ],
  [
    'another key inside an id',
    'attendance',
    {
      id: `1/${PUPIL.replace('0badcafe', 'deadbeef')}`,
      lessonId: '1',
      pupilId: PUPIL,
      status: 'present',
      rawStatus: 'Attend',
    },
    ['map.other-key /id'],
  ],
  [
    'a name for an id',
    'homework',
    { id: 'Петров', lessonId: '1', state: 'none', kind: 'general' },
    ['map.not-an-id /id'],
  ],
  ['no record', 'mark', null, ['schema.type ']],
] as const)('%s is refused', (_what, entity, body, problems) => {
  expect(read(entity, body).problems).toEqual(problems);
});

test('names of institutions stay', () => {
  const school = { id: '1', name: 'Школа имени Петрова' };
  expect(read('school', school).body).toEqual(school);
});
