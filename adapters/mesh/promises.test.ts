import { guidOf } from '../../ops/simulators/mesh/identity.ts';
import type { MeshSimulator } from '../../ops/simulators/mesh/start.ts';
import { testPull } from '../../gateway/test/adapter-promises.ts';
import mesh from './index.ts';
import {
  changing,
  configOf,
  type Door,
  doorBefore,
  NOW,
  SCHOOL,
  simulate,
} from '../../ops/simulators/mesh/small-school-fixture.ts';

let simulator: MeshSimulator;
let door: Door;
beforeAll(async () => {
  simulator = await simulate();
  door = await doorBefore(simulator.url);
});
afterAll(async () => {
  door.close();
  await simulator.close();
});

const DRIFTING = /schedule_items|attendances|homeworks|teacher_profiles|events|subject_marks/;

/** Every text and number of a listed thing as a list of it, and things that are none between them. */
function drifted(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return [...value.map((item) => drifted(item, depth + 1)), null, 7, 'text'];
  if (value === null || typeof value !== 'object') return depth > 0 ? [value] : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drifted(item, depth)]));
}

describe('mesh', () => {
  testPull(mesh, {
    get config() {
      return configOf({ ...simulator, url: door.url });
    },
    now: NOW,
    allowLoopback: true,
    answer: () => void (door.change = (_path, text) => text),
    drift: () => void (door.change = changing((path, json) => (DRIFTING.test(path) ? drifted(json) : json))),
    personal: SCHOOL.pupils.flatMap(({ ids, name, guardian }) => [
      guidOf(ids),
      name.last,
      `parent${guardian.user.short}`,
    ]),
    interruptAfter: [1, 2, 5],
  });
});
