import type { GatewayError } from '../contracts/errors.ts';
import { type Output, reasonOf } from '../terminal/output.ts';

/** For commands that only read: what is wrong with svod.json is told first, and the command goes on with what the store knows. */
export function tellsBroken(output: Output): (error: GatewayError) => void {
  return (error) => {
    process.stderr.write(`svod: ${reasonOf(error, output.language)}\n${output.text('config.store-only')}\n`);
  };
}

/** As `tellsBroken`, for those that show less then. */
export function readingOf(output: Output): { onBroken(error: GatewayError): void; isBroken(): boolean } {
  const tell = tellsBroken(output);
  let isBroken = false;
  return {
    onBroken(error) {
      isBroken = true;
      tell(error);
    },
    isBroken: () => isBroken,
  };
}
