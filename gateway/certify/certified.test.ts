import nock from 'nock';
import { adapterOf } from '../adapter-finder.ts';
import { certify } from './certify.ts';
import { CHECKS } from './checks.ts';
import { playSimulator } from './simulated.ts';

/** Adapters with a simulator: a new one is a word here. */
const ADAPTERS = ['dnevnik-ru', 'netschool'];

/** Milliseconds for a whole certificate, dozens of readings, on a machine that has other work. */
const PATIENCE_MS = 400_000;

beforeAll(() => nock.restore());

test.each(ADAPTERS)(
  '%s earns its certificate at its own simulator: no check fails, none is left out',
  async (name) => {
    const { subject, stop } = await playSimulator(adapterOf(name), new AbortController().signal);
    try {
      const certificate = await certify(subject, { language: 'en' });
      expect(certificate.checks.filter(({ result }) => result !== 'passed')).toEqual([]);
      expect(certificate).toMatchObject({ adapter: name, passed: CHECKS.length, failed: 0 });
    } finally {
      await stop();
    }
  },
  PATIENCE_MS,
);
