import type { CommandContext } from './command.ts';
import { dataFolder, namedConfig } from '../config/place.ts';
import { beginRotation, finishRotation } from '../keeping/rotate.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { demandKept } from '../data-folder/region-here.ts';
import { alone } from './turn.ts';

/** svod key rotate: a new key seals quarantine, raw answers and held pages; pseudonyms stay. Interrupted, it goes on. */
export async function rotate(context: CommandContext): Promise<number> {
  const data = dataFolder(context.configFile);
  demandKept(namedConfig(context.configFile), data);
  return alone(context, 'key rotate', data, () => rotateAlone(context));
}

async function rotateAlone({ output, configFile, signal }: CommandContext): Promise<number> {
  const data = dataFolder(configFile);
  const { file, files } = openDataFolder({ configFile });
  files.demandUnused(file);
  const { isContinued } = beginRotation(data);
  const gateway = await openGateway({ configFile });
  const progress = makeProgress(output.text('progress.reseal'), output);
  try {
    const { resealed, lost, isWhole } = finishRotation(gateway, signal, (done, total) => progress.update(done, total));
    progress.stop();
    if (isWhole) output.say('key.rotated', { resealed });
    else output.say('key.rotating');
    if (lost > 0) output.say('key.lost', { count: lost });
    output.result({ resealed, lost, isWhole, isContinued });
    return isWhole ? EXIT.done : EXIT.later;
  } finally {
    progress.stop();
    await gateway.close();
  }
}
