import { existsSync } from 'node:fs';
import { adapterNames, adapterOf } from '../adapter-finder.ts';
import { LIES as TOLD } from '../../ops/simulators/lies/lies.ts';
import { NOTICED_BY } from '../test/certificate.ts';
import { LIES } from './simulated.ts';

const pulling = adapterNames.source.filter((name) => adapterOf(name).pull);

test.each(['certificate', 'habits'])('every adapter that asks a system has its %s tested at its simulator', (what) => {
  expect(pulling.filter((name) => !existsSync(`adapters/${name}/${what}.test.ts`))).toEqual([]);
});

test('the command knows every lie of the simulators, and each has a check that notices it', () => {
  expect(LIES).toEqual(TOLD);
  expect(Object.keys(NOTICED_BY)).toEqual(LIES);
});
