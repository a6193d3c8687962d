import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adapterNames, settingsOf } from './adapter-finder.ts';
import { schemaIn } from './config/schema-check.ts';
import type { ConfigRules } from './config/written.ts';
import { signatureOfRules } from './files/file-signature.ts';
import { profilesIn } from './rules/profile.ts';
import { type AllRules, readRules } from './rules/rules.ts';

/** Folder of the program: mappings/ and schemas/ lie in it. */
export const HOME = fileURLToPath(new URL('..', import.meta.url));

const loaded = new Map<string, { readonly signature: string; readonly rules: AllRules }>();

/** mappings/ and schemas/ of a folder as they are now: read and compiled anew only where a file has changed. @throws {GatewayError} rules.invalid */
export function rulesIn(home: string): AllRules {
  const signature = signatureOfRules(home);
  const known = loaded.get(home);
  if (known?.signature === signature) return known.rules;
  const rules = readRules(home);
  loaded.set(home, { signature, rules });
  return rules;
}

/** Those of the program. Work on a store goes by those of its gateway, which stay the same while it lasts. @throws {GatewayError} rules.invalid */
export const rules = (): AllRules => rulesIn(HOME);

/** What svod.json is held against; its schema is read and compiled once a process. @throws {GatewayError} rules.invalid */
export const configRules = (): ConfigRules => ({
  schema: schemaIn(join(HOME, 'schemas', 'config', 'svod.schema.json')),
  settingsOf,
  names: { ...adapterNames, profile: profilesIn(HOME) },
});
