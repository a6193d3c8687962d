import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adapterNames, settingsOf } from './adapter-finder.ts';
import type { ConfigRules } from './config/written.ts';
import { readJsonFile } from './json-file.ts';
import { profilesIn } from './profile.ts';
import { type AllRules, readRules } from './rules.ts';

/** Folder of the program: mappings/ and schemas/ lie in it. */
export const HOME = fileURLToPath(new URL('..', import.meta.url));

let loaded: AllRules | undefined;
/** mappings/ and schemas/, read and compiled once a process. @throws {GatewayError} rules.invalid */
export const rules = (): AllRules => (loaded ??= readRules(HOME));

let heldAgainst: ConfigRules | undefined;
/** What svod.json is held against, read once a process, so that its schema is compiled once too. @throws {GatewayError} rules.invalid */
export const configRules = (): ConfigRules =>
  (heldAgainst ??= {
    schema: readJsonFile(join(HOME, 'schemas', 'config', 'svod.schema.json'), 'rules.invalid').value as object,
    settingsOf,
    names: { ...adapterNames, profile: profilesIn(HOME) },
  });
