import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Profile } from '../comply/profile.ts';
import { GatewayError } from '../contracts/errors.ts';
import { readJsonFile } from '../files/json-file.ts';
import { fileError } from '../config/mistake.ts';
import { checkerOf, schemaIn } from '../config/schema-check.ts';
import { didYouMean } from '../normalise/did-you-mean.ts';

const ROOM = join('schemas', 'requirements');

/** Names of the profiles there are, sorted. */
export const profilesIn = (home: string): readonly string[] =>
  readdirSync(join(home, ROOM, 'profiles'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/**
 * Reads schemas/requirements/profiles/<name>.json.
 *
 * @throws {GatewayError} config.invalid where there is none of the name; rules.invalid with file and line of every mistake in it
 */
export function profileNamed(home: string, name: string): Profile {
  const known = profilesIn(home);
  if (!known.includes(name))
    throw new GatewayError('config.invalid', `looking for the profile "${name}"${didYouMean(name, known)}`);
  const file = join(home, ROOM, 'profiles', `${name}.json`);
  const document = readJsonFile(file, 'rules.invalid');
  const schema = schemaIn(join(home, ROOM, 'profile.schema.json'));
  const mistakes = checkerOf(schema)(document.value);
  if (mistakes.length > 0) throw fileError('rules.invalid', relative(home, file), document, mistakes);
  return document.value as Profile;
}
