import { existsSync, statSync } from 'node:fs';
import type { CommandContext, Run, Values } from './command.ts';
import { actionOf } from './action.ts';
import { dataFolder } from '../config/config.ts';
import { namedConfig } from '../config/place.ts';
import { exportedAt, exportKey, readExport } from '../keeping/key-export.ts';
import { passphraseOf } from '../keeping/passphrase.ts';
import { keyFile, keysIn, readKeyFile, replaceKeyFile } from '../keys.ts';
import { EXIT } from '../output.ts';
import { demandKept } from '../region-here.ts';
import { sentence, told } from '../told.ts';
import { replace } from './key-replace.ts';
import { rotate } from './key-rotate.ts';

type Action = (context: CommandContext, file: string | undefined, options: Values) => Promise<number>;

/** svod key: shows the key, writes it under a passphrase, takes it back, rotates what seals, or replaces the secret. */
export const run: Run = async (context, [word = 'show', file], options) => {
  const actions: Readonly<Record<string, Action>> = { show, export: write, import: take, rotate, replace };
  return actions[actionOf('key', word, Object.keys(actions))]!(context, file, options);
};

const show: Action = async ({ output, configFile }) => {
  const data = dataFolder();
  demandKept(namedConfig(configFile), data);
  const file = keyFile(data);
  const key = readKeyFile(file);
  const { keyId } = keysIn(key);
  const mode = (statSync(file).mode & 0o777).toString(8);
  const exported = exportedAt(data);
  const isRotating = (key.seals?.length ?? 1) > 1;
  output.say('key.facts', { keyId, file, mode });
  if (exported) output.say('key.exported', { at: exported.toISOString() });
  else output.say('key.not-exported');
  if (isRotating) output.say('key.rotating');
  output.result({ keyId, file, mode, isRotating, ...(exported && { exportedAt: exported }) });
  return exported && !isRotating ? EXIT.done : EXIT.finding;
};

const write: Action = async (context, target, options) => {
  const { output, configFile } = context;
  if (target === undefined) throw told('usage.invalid', [sentence('key.no-file', { action: 'export' })]);
  demandKept(namedConfig(configFile), dataFolder());
  readKeyFile(keyFile(dataFolder()));
  const passphrase = await askedOf(context, options, true);
  const { keyId } = exportKey(dataFolder(), target, passphrase, new Date());
  output.say('key.export-done', { keyId, file: target });
  output.result({ keyId, file: target });
  return EXIT.done;
};

/** For a restore on a new machine; another key is never overwritten. */
const take: Action = async (context, source, options) => {
  const { output } = context;
  if (source === undefined) throw told('usage.invalid', [sentence('key.no-file', { action: 'import' })]);
  const file = keyFile(dataFolder());
  const key = readExport(source, await askedOf(context, options, false));
  const { keyId } = keysIn(key);
  const present = existsSync(file) ? keysIn(readKeyFile(file)).keyId : undefined;
  if (present !== undefined && present !== keyId)
    throw told('key.mismatch', [sentence('key.other-there', { file, present, keyId })]);
  if (present === undefined) replaceKeyFile(file, key);
  output.say(present === undefined ? 'key.import-done' : 'key.same', { keyId, file });
  output.result({ keyId, file, isNew: present === undefined });
  return EXIT.done;
};

const askedOf = ({ output }: CommandContext, options: Values, isNew: boolean): Promise<string> =>
  passphraseOf(
    {
      descriptor: options['passphraseFd'] as string | undefined,
      variable: process.env['SVOD_PASSPHRASE'],
      terminal: process.stdin,
      ask: (text) => void process.stderr.write(text),
    },
    { first: output.text('key.ask'), ...(isNew && { again: output.text('key.ask-again') }) },
  );
