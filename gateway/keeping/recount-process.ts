import { GatewayError } from '../contracts/errors.ts';
import { openDataFolder } from '../main.ts';
import type { RecountAnswer, RecountOrder } from './recount.ts';

/* The process of recount.ts: one question, one answer, and its end; it ends too when nobody waits any more. */

function answer({ data, configFile }: RecountOrder): RecountAnswer {
  try {
    // A file that somebody is just writing is the service's to tell; the count needs nothing of it.
    const { file, files } = openDataFolder({ data, configFile, onBroken() {} });
    const { damages, ledger } = files.check(file);
    const [damage] = damages;
    if (ledger) return { difference: ledger.difference };
    return {
      error: { code: 'store.damaged', message: `looking through ${file}: ${damage ?? 'its schema is an older one'}` },
    };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

process.once('message', (order: RecountOrder) => process.send?.(answer(order), () => process.disconnect()));
