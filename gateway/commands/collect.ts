import type { Run } from './command.ts';
import type { CollectedSource, CollectOptions } from '../reading/collecting.ts';
import { collectAll } from '../service/collecting-all.ts';
import type { SourceConfig } from '../config/config.ts';
import { forecastOf, type SourceForecast } from '../reading/forecast.ts';
import { type Gateway, sourcesNamed } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output, reasonOf } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { makeQueues } from '../service/queues.ts';
import { sumOfFiltered } from '../reading/counts.ts';
import { turnOf } from './turn.ts';

/** svod collect: every source that is not paused, or the named ones: as many at once as the section `schedule` allows. */
export const run: Run = async (context, names, options) => {
  const { output, configFile } = context;
  const gateway = await openGateway({
    configFile,
    asked: (config) => sourcesNamed(config, names),
    turn: turnOf(context, 'collect'),
  });
  try {
    const sources = gateway.sourcesNamed(names);
    if (sources.length === 0) output.say('collect.none');
    const reach = options['period'] === true ? 'period' : 'nightly';
    const asked = { signal: context.signal, reach, fromStart: options['fromStart'] === true } as const;
    const results = await collectShown(gateway, sources, asked, output);
    output.result({ sources: results.map(resultOf) });
    return results.reduce<number>(worse, EXIT.done);
  } finally {
    await gateway.close();
  }
};

/** One bar for all sources; each is told when it has ended. */
async function collectShown(
  gateway: Gateway,
  sources: readonly SourceConfig[],
  asked: CollectOptions,
  output: Output,
): Promise<readonly CollectedSource[]> {
  const forecast = forecastOf(gateway, sources.length);
  const title =
    sources.length === 1
      ? output.text('progress.pages', { source: sources[0]!.name })
      : output.text('progress.sources', { count: sources.length });
  const progress = makeProgress(title, output);
  const begun = new Map<string, SourceForecast>();
  try {
    return await collectAll(gateway, sources, {
      ...asked,
      queues: makeQueues(),
      async onBegin(source) {
        const own = await forecast.begin(source);
        begun.set(source, own);
        return () => {
          own.page();
          progress.update(forecast.done, forecast.total);
        };
      },
      onEnd(collected) {
        begun.get(collected.source)?.end();
        progress.stop();
        tell(output, collected);
      },
    });
  } finally {
    progress.stop();
  }
}

function tell(output: Output, { source, counts, outcome, changed, findings, changes, error }: CollectedSource): void {
  const filtered = sumOfFiltered(counts);
  output.say('collect.source', { source, outcome: output.text(`outcome.${outcome}`), ...counts, filtered, changed });
  if (error) output.line(`  ${reasonOf(error, output.language)}`);
  if (findings > 0) output.say('collect.findings', { count: findings });
  if (changes > 0) output.say('collect.changes', { count: changes, source });
}

function worse(exit: number, { outcome, findings, changes, error }: CollectedSource): number {
  // It is no matter of this source: the next one will fail in the same way.
  if (exit === EXIT.usage || (error?.remedy === 'operator' && error.code.startsWith('store.'))) return EXIT.usage;
  if (outcome === 'stopped' || error?.remedy === 'retry') return EXIT.later;
  return (findings > 0 || changes > 0 || error) && exit === EXIT.done ? EXIT.finding : exit;
}

const resultOf = ({ source, outcome, counts, changed, findings, changes, error }: CollectedSource): object => ({
  source,
  outcome,
  records: { ...counts, filtered: sumOfFiltered(counts) },
  changed,
  findings,
  fieldChanges: changes,
  ...(error && { error: error.code }),
});
