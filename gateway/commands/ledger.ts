import { readingOf } from './broken.ts';
import type { Run } from './command.ts';
import { actionOf } from './action.ts';
import type { LedgerDifference } from '../contracts/ledger.ts';
import type { Gateway } from '../gateway.ts';
import { lookForIncidents } from '../looking/looking.ts';
import { openGateway } from '../main.ts';
import { recountedInRussian } from '../messages/raised.ts';
import { EXIT, type Output } from '../terminal/output.ts';

/** svod ledger verify: recounts everything from the store; a difference is a finding. */
export const run: Run = async ({ output, configFile }, [action = 'verify']) => {
  actionOf('ledger', action, ['verify']);
  const { onBroken, isBroken } = readingOf(output);
  const gateway = await openGateway({ configFile, onBroken });
  try {
    const ledger = await gateway.store.ledger();
    // Without sources a look would close what is open of them.
    if (!isBroken()) await noteDifference(gateway, ledger.difference);
    if (ledger.difference === 0) output.say('ledger.zero', { pages: ledger.pages, slices: ledger.slices.length });
    else output.say('ledger.difference', { difference: ledger.difference });
    for (const difference of ledger.differences) showDifference(output, difference);
    output.result(ledger);
    return ledger.difference === 0 ? EXIT.done : EXIT.finding;
  } finally {
    await gateway.close();
  }
};

/** One disagreement, in the operator's language. */
export function showDifference(output: Output, { what, expected, found }: LedgerDifference): void {
  output.say('ledger.row', { what: output.language === 'ru' ? recountedInRussian(what) : what, expected, found });
}

/** A difference is an incident, and the first recount without one ends it. */
async function noteDifference(gateway: Gateway, ledgerDifference: number): Promise<void> {
  const open = await gateway.operations.incidents({ open: true });
  if (ledgerDifference === 0 && !open.some(({ kind }) => kind === 'ledger')) return;
  await lookForIncidents(gateway, gateway.now(), { ledgerDifference });
}
