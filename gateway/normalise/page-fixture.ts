import type { EntityName, Problem, RawRecord } from '../contracts/records.ts';
import { digestsOf, stemmerOf } from './blanker.ts';
import { codeListOf } from './code-list-fixture.ts';
import { compileMapping } from './compile.ts';
import type { Mapping } from './mapping.ts';
import type { PageContext } from './page-context.ts';
import type { SystemRules } from './rules.ts';
import { zoneOf } from './zone.ts';

/* Rules, records and pages for tests: a few entities of a made-up system. */

const codes = new Map(
  [
    codeListOf('fillers', 'keep', { '---': 'blank' }),
    codeListOf('attendance', 'quarantine', { Attend: 'present', Absent: 'absent' }),
    codeListOf('subjects', 'keep', { Алгебра: 'algebra' }),
  ].map((list) => [list.name, list]),
);
const mapping = (entity: EntityName, fields: Mapping['fields'], names: readonly string[] = []): [string, Mapping] => [
  entity,
  { entity, source: '', fields, names },
];
const pupilId = [{ get: '/pupil' }, { pseudonym: 'pupil' }];
const MAPPINGS = new Map<string, Mapping>([
  mapping('lesson', {
    id: '/lesson',
    subjectName: [{ get: '/subject' }, { label: true }],
    subject: [{ get: '/subject' }, { code: 'subjects' }],
    topic: [{ get: '/topic' }, { text: true }],
    topicState: [{ get: '/topic' }, { presence: ['fillers'] }],
  }),
  mapping('attendance', { id: [{ join: ['/lesson', pupilId] }], status: [{ get: '/status' }, { code: 'attendance' }] }),
  mapping('work', { id: '/work', kindName: [{ get: '/kind' }, { label: true }] }),
  mapping('homework', { id: '/work', text: [{ get: '/text' }, { text: true }] }),
  mapping('pupil', { id: pupilId, classId: '/class', 'has/lastName': [{ get: '/last' }, { flag: true }] }, [
    '/last',
    '/first',
  ]),
  mapping('staff', { id: [{ get: '/teacher' }, { pseudonym: 'staff' }] }, ['/last']),
  mapping('group', {
    id: '/group',
    name: [{ get: '/name' }, { label: true }],
    classIds: [{ get: '/classes' }, { id: true }],
  }),
]);
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  attendance: ['status'],
  lesson: ['subjectName'],
  work: ['kindName'],
};
export const rules: SystemRules = {
  system: 'test',
  vocabulary: new Set(['алгебра']),
  of: (entity) => {
    const found = MAPPINGS.get(entity);
    if (!found) return undefined;
    const check = (body: unknown): Problem[] =>
      ['id', ...(REQUIRED[entity] ?? [])]
        .filter((field) => !(field in (body as object)))
        .map((field) => ({ code: 'schema.required', path: `/${field}`, message: 'Is missing.' }));
    return { compiled: compileMapping(found, codes), check };
  },
};
export const stemmer = stemmerOf(Buffer.alloc(32));
export const page = (
  classLists: Readonly<Record<string, readonly string[]>> = { c1: ['Петров Илья'] },
): PageContext => ({
  school: 's1',
  zone: zoneOf('Europe/Moscow'),
  pseudonymOf: (role, id) => `${role}:${id}`,
  stemmer,
  classLists: new Map(Object.entries(classLists).map(([id, names]) => [id, new Set(digestsOf(names, stemmer))])),
});
export const raw = (yields: EntityName[], body: unknown, more: Partial<RawRecord> = {}): RawRecord => ({
  yields,
  body,
  ref: 'ref',
  place: { school: 's1', scope: 'c1', day: '2026-09-07' },
  ...more,
});
export const lesson = (id: string, topic = 'Тема', more: Partial<RawRecord> = {}): RawRecord =>
  raw(['lesson'], { lesson: id, subject: 'Алгебра', topic }, more);
