import type { Run } from './command.ts';
import { renormalise } from '../reading/again.ts';
import { storedSources } from '../reading/file-sources.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { turnOf } from './turn.ts';

/** svod renormalise: reads the kept raw answers anew with today's mappings; nothing is asked of a vendor. */
export const run: Run = async (context, names) => {
  const { output, configFile, signal } = context;
  const gateway = await openGateway({ configFile, turn: turnOf(context, 'renormalise') });
  try {
    const progress = makeProgress(output.text('progress.renormalise'), output);
    const done = { pages: 0, changed: 0 };
    for (const source of await storedSources(gateway, names)) {
      await renormalise(gateway, source, signal, ({ changed }) => {
        progress.update((done.pages += 1));
        done.changed += changed;
      });
    }
    progress.stop();
    output.say('renormalise.done', done);
    output.result(done);
    return signal.aborted ? EXIT.later : EXIT.done;
  } finally {
    await gateway.close();
  }
};
