import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Profile } from './comply/profile.ts';
import { GatewayError } from './contracts/errors.ts';
import { readJsonFile } from './json-file.ts';

/** Reads schemas/requirements/profiles/<name>.json. @throws {GatewayError} config.invalid */
export function profileNamed(home: string, name: string): Profile {
  const folder = join(home, 'schemas', 'requirements', 'profiles');
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) {
    const known = readdirSync(folder).map((entry) => entry.replace(/\.json$/, ''));
    throw new GatewayError('config.invalid', `looking for the profile "${name}": there are ${known.join(', ')}`);
  }
  return readJsonFile(file, 'rules.invalid').value as Profile;
}
