import type { CommandContext, Run } from './command.ts';
import { activeDestinations } from '../config/lacking.ts';
import { balanceWith, differencesIn } from '../forwarding/balancing.ts';
import type { Balanced } from '../forward/balance.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { turnOf } from './turn.ts';

/** svod balance: compares with every destination that is not paused; a difference is a finding, and what can be is repaired. */
export const run: Run = async (context, _words, options) => {
  const { output, configFile } = context;
  const turn = options['dryRun'] === true ? {} : { turn: turnOf(context, 'balance') };
  const gateway = await openGateway({ configFile, asked: activeDestinations, ...turn });
  try {
    const names = activeDestinations(gateway.config).map(({ name }) => name);
    if (names.length === 0) output.say('forward.none');
    const asked = { dryRun: options['dryRun'] === true, withdrawAll: options['withdraw'] === true };
    const results = [];
    let exit: number = EXIT.done;
    for (const name of names) {
      const balanced = await shown(gateway, name, asked, context);
      results.push({ destination: name, ...(balanced ?? { isTold: false }) });
      if (balanced && differencesIn(balanced) > 0) exit = EXIT.finding;
    }
    output.result({ dryRun: asked.dryRun, destinations: results });
    return context.signal.aborted ? EXIT.later : exit;
  } finally {
    await gateway.close();
  }
};

async function shown(
  gateway: Gateway,
  destination: string,
  asked: { readonly dryRun: boolean; readonly withdrawAll: boolean },
  { output, signal }: CommandContext,
): Promise<Balanced | undefined> {
  const progress = makeProgress(output.text('progress.balance', { destination }), output);
  const onDay = (done: number, total: number): void => progress.update(done, total);
  const balanced = await balanceWith(gateway, destination, signal, { ...asked, onDay }).finally(() => progress.stop());
  if (balanced) tell(output, destination, balanced, asked.dryRun);
  else output.say('balance.none', { destination });
  return balanced;
}

function tell(output: Output, destination: string, balanced: Balanced, dryRun: boolean): void {
  const { isWhole, ...counts } = balanced;
  if (!isWhole) output.say('balance.stopped', { destination });
  else if (differencesIn(balanced) === 0) output.say('balance.equal', { destination, cells: counts.cells });
  else output.say(dryRun ? 'balance.would' : 'balance.different', { destination, ...counts });
  if (counts.swept > 0) output.say('balance.swept', { count: counts.swept });
  if (dryRun) return;
  if (counts.sentAgain + counts.waiting > 0) output.say('balance.next');
  if (counts.strays > 0) output.say('balance.strays');
}
