import type { CommandContext, Run } from './command.ts';
import { collectSource, type CollectedSource, type CollectOptions } from '../collecting.ts';
import type { SourceConfig } from '../config/config.ts';
import { type Forecast, forecastOf } from '../forecast.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output, reasonOf } from '../output.ts';
import { makeProgress } from '../progress.ts';
import { sumOfFiltered } from './counts.ts';
import { turnOf } from './turn.ts';

/** svod collect: every source that is not paused, or the named ones, one after another. */
export const run: Run = async (context, names, options) => {
  const { output, configFile, signal } = context;
  const gateway = await openGateway({ configFile, turn: turnOf(context, 'collect') });
  try {
    const sources = gateway.sourcesNamed(names);
    if (sources.length === 0) output.say('collect.none');
    const forecast = forecastOf(gateway, sources.length);
    const reach = options['period'] === true ? 'period' : 'nightly';
    const results = [];
    let exit: number = EXIT.done;
    for (const source of sources) {
      if (signal.aborted) break;
      const asked = { signal, reach, fromStart: options['fromStart'] === true } as const;
      const collected = await collectShown(gateway, source, asked, forecast, context);
      tell(output, collected);
      exit = worse(exit, collected);
      results.push(resultOf(collected));
    }
    output.result({ sources: results });
    return exit;
  } finally {
    await gateway.close();
  }
};

async function collectShown(
  gateway: Gateway,
  source: SourceConfig,
  asked: CollectOptions,
  forecast: Forecast,
  { output }: CommandContext,
): Promise<CollectedSource> {
  const progress = makeProgress(output.text('progress.pages', { source: source.name }), output);
  await forecast.begin(source.name);
  try {
    return await collectSource(gateway, source, {
      ...asked,
      onPage() {
        forecast.page();
        progress.update(forecast.done, forecast.total);
      },
    });
  } finally {
    forecast.end();
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
