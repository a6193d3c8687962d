import { basename } from 'node:path';
import { adapterContext } from './adapter-context.ts';
import { adapterOf } from '../adapter-finder.ts';
import { savePage } from '../collect/collect.ts';
import { Total } from '../collect/total.ts';
import { fileSource } from './file-sources.ts';
import type { Gateway } from '../gateway.ts';
import { type Imported, importedOf, type ImportOptions, outcomeIn } from './imported.ts';
import { readBytes } from '../files/json-file.ts';
import { makeReading } from './reading.ts';
import { inRun, newRun } from './runs.ts';
import { sentence, told } from '../messages/told.ts';

/** One saved answer of a system, read as a reading of the vendor would. */
export async function importAnswer(
  gateway: Gateway,
  { file, source = '', system, signal }: ImportOptions,
): Promise<Imported> {
  const adapter = adapterOf(system);
  if (!adapter.parse) throw told('usage.invalid', [sentence('usage.no-files', { file, system })]);
  const known = gateway.config.sources.find(({ name }) => name === source);
  const from = known ?? fileSource(gateway.config, source, system);
  const run = newRun(gateway, source);
  const { store, log } = gateway;
  const reading = makeReading({
    gateway,
    source: from,
    adapter,
    installation: adapter.installationOf(from.settings),
    rules: gateway.rules.of(system),
    run: run.id,
    cause: 'import',
  });
  const context = adapterContext(gateway, from, signal, 'period');
  const collecting = {
    source,
    run: run.id,
    adapter,
    config: from.settings,
    store,
    reading,
    context,
    log,
    holdLossFrom: gateway.config.holdLossFrom,
    fromStart: true,
  };
  const dropped = { name: basename(file), bytes: readBytes(file) };
  const work = async (): Promise<Total> => {
    const total = new Total(collecting);
    for await (const page of adapter.parse!(from.settings, dropped, context)) {
      await savePage(collecting, page, total);
      if (signal.aborted) break;
    }
    return total;
  };
  return importedOf(await inRun(gateway, run, work, outcomeIn(signal)), signal);
}
