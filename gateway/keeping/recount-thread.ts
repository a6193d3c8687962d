import { parentPort, workerData } from 'node:worker_threads';
import { GatewayError } from '../contracts/errors.ts';
import { openDataFolder } from '../main.ts';
import type { RecountAnswer, RecountOrder } from './recount.ts';

/* The thread of recount.ts: one question, one answer. */

function answer({ data, configFile }: RecountOrder): RecountAnswer {
  try {
    const { file, files } = openDataFolder({ data, configFile });
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

parentPort?.postMessage(answer(workerData as RecountOrder));
