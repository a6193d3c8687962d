import { rmSync } from 'node:fs';
import type { CommandContext, Values } from './command.ts';
import { dataFolder } from '../config/config.ts';
import { asideOfKey, finishReplacement, isReplacing, makeReplacement, type Replaced } from '../keeping/replace.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { EXIT, type Output } from '../output.ts';
import { alone } from './turn.ts';

/** svod key replace: a new secret and a store that begins anew. Killed between its two last steps, it is said again. */
export async function replace(context: CommandContext, _file: string | undefined, options: Values): Promise<number> {
  const { output, configFile } = context;
  const data = dataFolder();
  const { file, files, keys } = openDataFolder({ configFile });
  if (isReplacing(data)) {
    finishReplacement(data, files);
    output.say('key.import-done', { keyId: openDataFolder({ configFile }).keys.keyId, file });
    output.result({ isFinished: true });
    return EXIT.done;
  }
  if (options['yes'] !== true) {
    const { sheets } = files.facts(file);
    output.say('key.replace-ask', { sheets });
    output.result({ replaced: false, sheets });
    return EXIT.usage;
  }
  const replaced = await alone(context, 'key replace', data, async () => {
    files.demandUnused(file);
    const gateway = await openGateway({ configFile });
    const made = await makeReplacement(gateway, configFile).finally(() => gateway.close());
    finishReplacement(data, files);
    return made;
  });
  const aside = asideOfKey(data, keys.keyId);
  const isDropped = options['dropHistory'] === true;
  if (isDropped) for (const path of aside) rmSync(path, { force: true });
  tell(output, replaced, isDropped ? [] : aside);
  output.result({ replaced: true, ...replaced, aside: isDropped ? [] : aside });
  return EXIT.done;
}

function tell(output: Output, { before, keyId, toWithdraw, imported }: Replaced, aside: readonly string[]): void {
  output.say('key.replaced', { before, keyId, toWithdraw });
  if (imported.length > 0) output.say('key.replace-imported', { sources: imported.join(', ') });
  if (aside.length > 0) output.say('key.replace-aside', { files: aside.join(', ') });
}
