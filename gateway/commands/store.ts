import type { CommandContext, Run } from './command.ts';
import { actionOf } from './action.ts';
import { tellsBroken } from './broken.ts';
import { epochIn } from './epoch.ts';
import { wholeNumber } from './flags.ts';
import { mebibytes } from './mebibytes.ts';
import { noteErased } from '../keeping/forgotten-list.ts';
import { beginReturn, finishRotation, isRotated } from '../keeping/rotate.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { alone } from './turn.ts';

/** Steps that a schema ever has. */
const MOST = 1_000;

/** svod store: what the store's file is; `back` takes its schema back for the version of Svod before. */
export const run: Run = async (context, [word = 'show'], options) => {
  const { output, configFile } = context;
  const action = actionOf('store', word, ['show', 'back']);
  const broken = action === 'show' ? { onBroken: tellsBroken(output) } : {};
  const { data, file, files, config } = openDataFolder({ configFile, ...broken });
  const facts = files.facts(file);
  if (action === 'show') {
    const { bytes, freeBytes, keyId = '—' } = facts;
    output.say('store.facts', {
      ...facts,
      keyId,
      mib: mebibytes(bytes),
      freeMib: mebibytes(freeBytes),
      known: files.schema,
      epoch: epochIn(facts.epoch, config.zone, output),
    });
    output.result({ ...facts, known: files.schema });
    return EXIT.done;
  }
  const schema = wholeNumber(options['to'], '--to', Math.max(1, facts.schema - 1), MOST);
  if (options['to'] === undefined || (schema < facts.schema && options['yes'] !== true)) {
    output.say('store.back-ask', { schema });
    output.result({ schema: facts.schema });
    return EXIT.usage;
  }
  const isWhole = await alone(context, 'store back', data, async () => {
    files.demandUnused(file);
    if (schema < facts.schema) await keepProofs(context);
    // The version before would not open what is sealed otherwise: until all of it is sealed anew the schema stays.
    if (schema < facts.schema && isRotated(data) && !(await returnToOwnSeal(data, context))) return false;
    files.goBack(file, schema);
    return true;
  });
  if (!isWhole) {
    output.say('store.back-stopped', { schema });
    output.result({ ...files.facts(file), isWhole });
    return EXIT.later;
  }
  output.say('store.back', { schema });
  output.result({ ...files.facts(file) });
  return EXIT.done;
};

/** What was erased of whom stays told by the list beside the key, from which the store has it again. */
async function keepProofs({ configFile }: CommandContext): Promise<void> {
  const gateway = await openGateway({ configFile });
  try {
    noteErased(gateway.data, gateway.keeping.forgetReports());
  } finally {
    await gateway.close();
  }
}

/** The version before knows only the sealing key that comes of the secret. Gives whether everything is sealed with it now. */
async function returnToOwnSeal(data: string, { output, configFile, signal }: CommandContext): Promise<boolean> {
  beginReturn(data);
  const gateway = await openGateway({ configFile });
  try {
    const { resealed, isWhole } = finishRotation(gateway, signal);
    output.say('store.back-rotated', { count: resealed });
    return isWhole;
  } finally {
    await gateway.close();
  }
}
