import type { Run } from './command.ts';
import { importFile } from '../reading/importing.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { sentence, told } from '../messages/told.ts';
import { sumOfFiltered } from '../reading/counts.ts';
import { turnOf } from './turn.ts';

/** svod import: an export of Svod, or a saved answer of a system that has a `parse`. */
export const run: Run = async (context, [file = ''], options) => {
  const { output, configFile, signal } = context;
  const gateway = await openGateway({ configFile, turn: turnOf(context, 'import') });
  try {
    const source = options['source'] as string | undefined;
    const system =
      (options['system'] as string | undefined) ??
      (source && gateway.config.sources.find(({ name }) => name === source)?.system);
    if (!system)
      throw told('usage.invalid', [
        sentence('usage.import-system', { file, systems: ['canonical', ...gateway.systems].join(', ') }),
      ]);
    if (!source && system !== 'canonical') throw told('usage.invalid', [sentence('usage.import-source', { file })]);
    const progress = makeProgress(file, output, 'byte');
    const { counts, byEntity, sheets, unknownCodes, isWhole } = await importFile(gateway, {
      file,
      source,
      system,
      signal,
      onProgress: (done, total) => progress.update(done, total),
    });
    progress.stop();
    const filtered = sumOfFiltered(counts);
    output.say('import.done', { ...counts, filtered, sheets });
    for (const [entity, count] of Object.entries(byEntity)) output.line(`  ${entity}: ${count}`);
    if (unknownCodes > 0) output.say('import.unknown', { count: unknownCodes });
    output.result({ records: { ...counts, filtered }, byEntity, sheets, unknownCodes });
    return isWhole ? EXIT.done : EXIT.later;
  } finally {
    await gateway.close();
  }
};
