import type { Run } from './command.ts';
import { collectSource, openGateway } from '../main.ts';
import { EXIT } from '../output.ts';
import { makeProgress } from '../progress.ts';
import { sumOfFiltered } from './counts.ts';

/** svod collect: every source that is not paused, or the named ones, one after another. */
export const run: Run = async ({ output, configFile, signal }, names, options) => {
  const gateway = await openGateway({ configFile });
  try {
    const sources = gateway.sourcesNamed(names);
    if (sources.length === 0) output.say('collect.none');
    const results = [];
    let exit: number = EXIT.done;
    for (const source of sources) {
      if (signal.aborted) break;
      const progress = makeProgress(source.name, output.json);
      let pages = 0;
      const collected = await collectSource(gateway, source, {
        signal,
        reach: options['period'] === true ? 'period' : 'nightly',
        fromStart: options['fromStart'] === true,
        onPage: () => progress.update((pages += 1)),
      });
      progress.stop();
      const { counts, outcome, changed, findings, error } = collected;
      const filtered = sumOfFiltered(counts);
      output.say('collect.source', {
        source: source.name,
        outcome: output.text(`outcome.${outcome}`),
        ...counts,
        filtered,
        changed,
      });
      if (error) output.line(`  ${error.message} [${error.code}]`);
      if (findings > 0) output.say('collect.findings', { count: findings });
      if (outcome === 'stopped' || error?.remedy === 'retry') exit = EXIT.later;
      else if ((findings > 0 || error) && exit === EXIT.done) exit = EXIT.finding;
      results.push({
        source: source.name,
        outcome,
        records: { ...counts, filtered },
        changed,
        findings,
        ...(error && { error: error.code }),
      });
    }
    output.result({ sources: results });
    return exit;
  } finally {
    await gateway.close();
  }
};
