import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { REQUIREMENTS } from '../contracts/facts.ts';
import { measuredBy, type Profile } from './profile.ts';

const FOLDER = new URL('../../schemas/requirements/', import.meta.url);
const read = <Shape>(file: string): Shape => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Shape;
const ajv = new Ajv2020({ strict: true, allErrors: true });

interface Entry {
  readonly id: string;
  readonly provenance: readonly string[];
  readonly verified: boolean;
  readonly unverified?: string;
  readonly measuredBy?: readonly string[];
  readonly rules?: readonly string[];
}
interface Catalogue {
  readonly measured: readonly (Pick<Entry, 'id'> & {
    readonly from: readonly string[];
    readonly rules: readonly string[];
    readonly indicators: readonly string[];
  })[];
  readonly requirements: readonly Entry[];
  readonly obligations: readonly Entry[];
  readonly rules: readonly Entry[];
  readonly indicators: readonly Entry[];
}
const catalogue = read<Catalogue>('catalogue.json');
const { measured, requirements, obligations, rules, indicators } = catalogue;
const idsOf = (entries: readonly { readonly id: string }[]): readonly string[] => entries.map(({ id }) => id);
const numbered = (count: number, write: (nth: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => write(index + 1));

test('the catalogue is as its schema says', () => {
  const validate = ajv.compile(read('catalogue.schema.json'));
  validate(catalogue);
  expect(validate.errors).toBeNull();
});

test('it has every federal requirement, obligation and indicator once', () => {
  expect(idsOf(requirements)).toEqual(numbered(27, (nth) => `FR-${String(nth).padStart(2, '0')}`));
  expect(idsOf(obligations)).toEqual(numbered(23, (nth) => `O${nth}`));
  expect(idsOf(indicators)).toEqual(numbered(14, (nth) => `I${nth}`));
  expect(new Set(idsOf(rules)).size).toBe(11);
});

test('what comes from memory alone is not called verified, and what is not verified says which part', () => {
  for (const { id, provenance, verified, unverified } of requirements) {
    if (provenance.every((label) => label === 'M')) expect([id, verified]).toEqual([id, false]);
    expect([id, unverified !== undefined]).toEqual([id, !verified]);
  }
});

test('every requirement that facts are made of stands in it with the order it comes from', () => {
  expect(idsOf(measured)).toEqual(REQUIREMENTS);
  const known = new Set([...idsOf(requirements), ...idsOf(obligations), ...idsOf(rules), ...idsOf(indicators)]);
  for (const { from, rules: own, indicators: fed } of measured)
    expect([...from, ...own, ...fed].filter((id) => !known.has(id))).toEqual([]);
});

test('references go both ways', () => {
  for (const entry of [...requirements, ...obligations, ...indicators]) {
    expect((entry.rules ?? []).filter((id) => !idsOf(rules).includes(id))).toEqual([]);
    for (const id of entry.measuredBy ?? []) {
      const { from, indicators: fed } = measured.find((each) => each.id === id)!;
      expect([...from, ...fed]).toContain(entry.id);
    }
  }
});

test.each(readdirSync(new URL('profiles/', FOLDER)))(
  'the profile %s is as its schema says, and bears its name',
  (file) => {
    const validate = ajv.compile({ ...read<object>('profile.schema.json'), $id: `requirements/profile/${file}` });
    const profile = read<Profile>(`profiles/${file}`);
    validate(profile);
    expect(validate.errors).toBeNull();
    expect(`${profile.profile}.json`).toBe(file);
    expect(REQUIREMENTS).toEqual(expect.arrayContaining([...measuredBy(profile)]));
  },
);
