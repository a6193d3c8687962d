import type { Run } from './command.ts';
import type { PruneCounts } from '../contracts/keeping.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import { keepAll } from '../keeping/keep.ts';
import { openGateway } from '../main.ts';
import type { MessageKey } from '../messages/messages.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { statSync } from 'node:fs';
import { mebibytes } from './mebibytes.ts';
import { turnOf } from './turn.ts';

/** svod keep: deletes what is past, as the service does at night; with --dry-run only counts. */
export const run: Run = async (context, _words, options) => {
  const { output, configFile, signal } = context;
  const dryRun = options['dryRun'] === true;
  const gateway = await openGateway({
    configFile,
    isThere: true,
    ...(!dryRun && { turn: turnOf(context, 'keep') }),
  });
  try {
    const pruned = await keepAll(gateway, signal, { dryRun });
    tell(output, pruned, dryRun);
    const isCompacted = options['compact'] === true && !dryRun && !signal.aborted;
    if (isCompacted) gateway.keeping.compact();
    if (isCompacted) output.say('keep.compacted', { mib: mebibytes(statSync(storeFile(gateway.data)).size) });
    if (signal.aborted) output.say('keep.stopped');
    output.result({ dryRun, rows: pruned, isWhole: !signal.aborted, isCompacted });
    return signal.aborted ? EXIT.later : EXIT.done;
  } finally {
    await gateway.close();
  }
};

function tell(output: Output, pruned: PruneCounts, dryRun: boolean): void {
  const rows = Object.values(pruned).reduce((sum, count) => sum + count, 0);
  output.say(dryRun ? 'keep.would' : 'keep.done', { rows });
  for (const [what, count] of Object.entries(pruned))
    if (count > 0) output.say('keep.row', { what: output.text(`keep.${what}` as MessageKey), count });
}
