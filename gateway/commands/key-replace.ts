import { existsSync, rmSync } from 'node:fs';
import type { CommandContext, Values } from './command.ts';
import { dataFolder } from '../config/place.ts';
import { finishReplacement, isReplacing, makeReplacement, type Replaced } from '../keeping/replace.ts';
import { keyFile } from '../data-folder/keys.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { alone } from './turn.ts';

/** svod key replace: a new secret and a store that begins anew. Killed between its two last steps, it is said again. */
export async function replace(context: CommandContext, _file: string | undefined, options: Values): Promise<number> {
  const { output, configFile } = context;
  const data = dataFolder(configFile);
  const { file, files } = openDataFolder({ configFile });
  const isLeft = isReplacing(data);
  if (options['yes'] !== true && !isLeft) {
    const { sheets } = files.facts(file);
    output.say('key.replace-ask', { sheets });
    output.result({ replaced: false, sheets });
    return EXIT.usage;
  }
  const { replaced, aside } = await alone(context, 'key replace', data, async () => {
    if (existsSync(file)) files.demandUnused(file);
    const made = isLeft ? undefined : await madeIn(configFile);
    return { replaced: made, aside: finishReplacement(data, files) };
  });
  if (replaced) tell(output, replaced);
  else output.say('key.import-done', { keyId: openDataFolder({ configFile }).keys.keyId, file: keyFile(data) });
  const kept = options['dropHistory'] === true ? dropped(aside) : aside;
  if (kept.length > 0) output.say('key.replace-aside', { files: kept.join(', ') });
  output.result({ ...(replaced ? { replaced: true, ...replaced } : { isFinished: true }), aside: kept });
  return EXIT.done;
}

async function madeIn(configFile: string | undefined): Promise<Replaced> {
  const gateway = await openGateway({ configFile });
  return makeReplacement(gateway, configFile).finally(() => gateway.close());
}

function dropped(paths: readonly string[]): readonly string[] {
  for (const path of paths) rmSync(path, { force: true });
  return [];
}

function tell(output: Output, { before, keyId, toWithdraw, imported }: Replaced): void {
  output.say('key.replaced', { before, keyId, toWithdraw });
  if (imported.length > 0) output.say('key.replace-imported', { sources: imported.join(', ') });
}
