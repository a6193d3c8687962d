import type { Run } from './command.ts';
import { GatewayError } from '../contracts/errors.ts';
import { importFile } from '../files.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../output.ts';
import { makeProgress } from '../progress.ts';
import { sumOfFiltered } from './counts.ts';

/** svod import: an export of Svod, or a saved answer of a system that has a `parse`. */
export const run: Run = async ({ output, configFile, signal }, [file = ''], options) => {
  const gateway = await openGateway({ configFile });
  try {
    const source = options['source'] as string | undefined;
    const system =
      (options['system'] as string | undefined) ??
      (source && gateway.config.sources.find(({ name }) => name === source)?.system);
    if (!system)
      throw new GatewayError(
        'usage.invalid',
        `importing ${file}: --system is needed (canonical, ${gateway.systems.join(', ')}), or --source of a configured source`,
      );
    if (!source && system !== 'canonical')
      throw new GatewayError('usage.invalid', `importing ${file}: --source is needed`);
    const progress = makeProgress(file, output.json);
    const { counts, byEntity, sheets, unknownCodes } = await importFile(gateway, {
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
    return EXIT.done;
  } finally {
    await gateway.close();
  }
};
