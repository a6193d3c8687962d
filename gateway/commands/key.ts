import { statSync } from 'node:fs';
import type { CommandContext, Run, Values } from './command.ts';
import { actionOf } from './action.ts';
import { dataFolder, namedConfig } from '../config/place.ts';
import { exportHeader, exportKey, type LastExport, lastExport, readExport } from '../keeping/key-export.ts';
import { importExport } from '../keeping/key-import.ts';
import { passphraseOf } from '../keeping/passphrase.ts';
import { keyFile, type Keys, keysIn, readKeyFile } from '../data-folder/keys.ts';
import { localMoment } from '../messages/local-moment.ts';
import { EXIT } from '../terminal/output.ts';
import { demandKept } from '../data-folder/region-here.ts';
import { sentence, told } from '../messages/told.ts';
import { zoneHere } from './zone-here.ts';
import { replace } from './key-replace.ts';
import { rotate } from './key-rotate.ts';
import { alone } from './turn.ts';

type Action = (context: CommandContext, file: string | undefined, options: Values) => Promise<number>;

/** svod key: shows the key, writes it under a passphrase, takes it back, rotates what seals, or replaces the secret. */
export const run: Run = async (context, [word = 'show', file], options) => {
  const actions: Readonly<Record<string, Action>> = { show, export: write, import: take, rotate, replace };
  return actions[actionOf('key', word, Object.keys(actions))]!(context, file, options);
};

const show: Action = async (context, exportFile) => {
  const { output, configFile } = context;
  const data = dataFolder(configFile);
  demandKept(namedConfig(configFile), data);
  const file = keyFile(data);
  const key = readKeyFile(file);
  const { keyId, sealId } = keysIn(key);
  if (exportFile !== undefined) return showExport(context, exportFile, { keyId, sealId });
  const mode = (statSync(file).mode & 0o777).toString(8);
  const last = lastExport(data);
  const isRotating = (key.seals?.length ?? 1) > 1;
  output.say('key.facts', { keyId, sealId, file, mode });
  tellExport(context, last, sealId);
  if (isRotating) output.say('key.rotating');
  const exportedAt = last?.isCurrent === true ? last.at : undefined;
  output.result({ keyId, sealId, file, mode, isRotating, ...(exportedAt && { exportedAt }), lastExport: last ?? null });
  return exportedAt && !isRotating ? EXIT.done : EXIT.finding;
};

/** Which export fits the key that is there, or why none does. */
function tellExport({ output, configFile }: CommandContext, last: LastExport | undefined, sealId: string): void {
  if (!last) return output.say('key.not-exported');
  const values = { at: localMoment(zoneHere(configFile), last.at), sealId: last.sealId ?? '–' };
  if (last.isCurrent) output.say('key.exported', values);
  else output.say(last.sealId === sealId ? 'key.exported-before-forgetting' : 'key.exported-before', values);
}

/** Whose key an export has, told without its passphrase, and whether it is the one that is there. */
function showExport(
  { output, configFile }: CommandContext,
  file: string,
  there: Pick<Keys, 'keyId' | 'sealId'>,
): number {
  const { keyId, sealId, at } = exportHeader(file);
  const isSameKey = keyId === there.keyId;
  const isFitting = isSameKey && sealId === there.sealId;
  const moment = localMoment(zoneHere(configFile), at);
  output.say('key.export-facts', { file, keyId, sealId: sealId ?? '–', at: moment });
  output.say(isFitting ? 'key.export-fits' : isSameKey ? 'key.export-other-seal' : 'key.export-other-key', {
    ...{ keyId: there.keyId, sealId: there.sealId },
  });
  output.result({ file, keyId, sealId: sealId ?? null, at, isSameKey, isFitting });
  return isFitting ? EXIT.done : EXIT.finding;
}

const write: Action = async (context, target, options) => {
  const { output, configFile } = context;
  if (target === undefined) throw told('usage.invalid', [sentence('key.no-file', { action: 'export' })]);
  demandKept(namedConfig(configFile), dataFolder(configFile));
  readKeyFile(keyFile(dataFolder(configFile)));
  const passphrase = await askedOf(context, options, true);
  const { keyId, sealId } = exportKey(dataFolder(configFile), target, passphrase, new Date());
  output.say('key.export-done', { keyId, sealId, file: target });
  output.result({ keyId, sealId, file: target });
  return EXIT.done;
};

/** For a restore on a new machine; the key of a store in use is never overwritten. */
const take: Action = async (context, source, options) => {
  const { output, configFile } = context;
  if (source === undefined) throw told('usage.invalid', [sentence('key.no-file', { action: 'import' })]);
  const data = dataFolder(configFile);
  // What is no export needs no passphrase to be refused.
  exportHeader(source);
  const exported = readExport(source, await askedOf(context, options, false));
  const { keyId } = keysIn(exported.key);
  const { how, aside } = await alone(context, 'key import', data, async () => importExport(data, exported));
  output.say(SAID[how], { keyId, file: keyFile(data) });
  if (aside !== undefined) output.say('key.import-aside', { file: aside });
  output.result({ keyId, file: keyFile(data), how, isNew: how === 'taken', ...(aside !== undefined && { aside }) });
  return EXIT.done;
};
const SAID = { taken: 'key.import-done', same: 'key.same', joined: 'key.import-joined' } as const;

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
