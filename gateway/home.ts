import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adapterNames, settingsOf } from './adapter-finder.ts';
import { schemaIn } from './config/schema-check.ts';
import type { ConfigRules } from './config/written.ts';
import { profilesIn } from './profile.ts';
import { type AllRules, readRules } from './rules.ts';

/** Folder of the program: mappings/ and schemas/ lie in it. */
export const HOME = fileURLToPath(new URL('..', import.meta.url));

let loaded: AllRules | undefined;
/** mappings/ and schemas/, read and compiled once a process. @throws {GatewayError} rules.invalid */
export const rules = (): AllRules => (loaded ??= readRules(HOME));

/** What svod.json is held against; its schema is read and compiled once a process. @throws {GatewayError} rules.invalid */
export const configRules = (): ConfigRules => ({
  schema: schemaIn(join(HOME, 'schemas', 'config', 'svod.schema.json')),
  settingsOf,
  names: { ...adapterNames, profile: profilesIn(HOME) },
});
