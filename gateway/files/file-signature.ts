import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files that mappings and schemas are tried on; nothing that is read depends on them. */
const EXAMPLES = 'examples';

/** How files look from outside: another text as soon as one was written, came, went, or may be read by others. No file is opened. */
export const signatureOf = (files: readonly string[]): string => files.map(signatureOfOne).join();

function signatureOfOne(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}/${stat.size}/${stat.ino}/${stat.mode}` : 'none';
}

/** How mappings/ and schemas/ in a folder look from outside. */
export const signatureOfRules = (home: string): string =>
  ['mappings', 'schemas'].map((name) => signatureOfFolder(join(home, name))).join();

function signatureOfFolder(folder: string): string {
  if (!existsSync(folder)) return 'none';
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== EXAMPLES);
  return entries
    .map((entry) => {
      const path = join(folder, entry.name);
      return `${entry.name}:${entry.isDirectory() ? signatureOfFolder(path) : signatureOfOne(path)}`;
    })
    .join();
}
