import type { Run } from './command.ts';
import { GatewayError } from '../contracts/errors.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../output.ts';

/** svod ledger verify: recounts everything from the store; a difference is a finding. */
export const run: Run = async ({ output, configFile }, [action = 'verify']) => {
  if (action !== 'verify')
    throw new GatewayError(
      'usage.invalid',
      `reading the command: "${action}" is not an action of ledger; there is: verify`,
    );
  const gateway = await openGateway({ configFile });
  try {
    const ledger = await gateway.store.ledger();
    if (ledger.difference === 0) output.say('ledger.zero', { pages: ledger.pages, slices: ledger.slices.length });
    else output.say('ledger.difference', { difference: ledger.difference });
    for (const { what, expected, found } of ledger.differences) output.say('ledger.row', { what, expected, found });
    output.result(ledger);
    return ledger.difference === 0 ? EXIT.done : EXIT.finding;
  } finally {
    await gateway.close();
  }
};
