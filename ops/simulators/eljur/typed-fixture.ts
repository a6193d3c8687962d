import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import { type EljurSimulator, startEljur } from './start.ts';

/*
 * What typed clients demand of every answer, also of what is planted as wrong: members that must be there, and their types. As the models of
 * three open clients (TypeScript, Kotlin, Java) have them.
 */
const options = regionOptions({ schools: 1, municipalities: 1, classes: 13, size: 4 });

/** An object of an answer. */
export type Thing = Record<string, unknown>;

/** Types of members, as `typeof` tells them. */
export const TEXT = 'string';
export const NUMBER = 'number';

/** Whether a value is text that holds a number. */
export const numeric = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && !Number.isNaN(Number(value));

/** The members that are not there or of another type, as `name: type`. */
export function lacks(thing: Thing, form: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(form).flatMap(([name, type]) =>
    typeof thing[name] === type ? [] : [`${name}: ${typeof thing[name]}`],
  );
}

/** Starts the simulator over a school of thirteen classes. */
export const startTyped = (): Promise<EljurSimulator> =>
  startEljur({ region: openRegion(options), schools: [0], schoolOf: (index) => generateSchool(options, index) });

/** What asks in the name of the whole school, and gives the answer's text. */
export function askingOf(simulator: EljurSimulator): (method: string, given?: object) => Promise<string> {
  const { vendor, devkey, token } = simulator.credentials[0]!;
  return async (method, given = {}) => {
    const query = new URLSearchParams({ devkey, vendor, out_format: 'json', auth_token: token, ...given });
    return (await fetch(`${simulator.url}/apiv3/${method}?${query.toString()}`)).text();
  };
}

/** The `result` of an answer's text. */
const resultOf = (text: string): unknown => (JSON.parse(text) as { response: { result: unknown } }).response.result;

/** The `result` of a call of the whole school, as a typed client takes it. */
export const getting =
  (simulatorNow: () => EljurSimulator) =>
  async <T>(method: string, given?: object): Promise<T> =>
    resultOf(await askingOf(simulatorNow())(method, given)) as T;
