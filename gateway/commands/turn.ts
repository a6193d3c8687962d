import { type Held, wholeFolder, writersTurn } from '../data-folder/locks.ts';
import type { CommandContext } from './command.ts';

/** For `openGateway`: a command that writes says on standard error whom it waits for, and waits. */
export const turnOf =
  (context: CommandContext, command: string) =>
  (data: string): Promise<Held> =>
    writersTurn(data, waitingOf(context, command));

/**
 * Does work that must be alone with a data folder: no service lives meanwhile, and nobody else writes.
 *
 * @throws {GatewayError} service.running, stopped, and what the work throws
 */
export async function alone<Result>(
  context: CommandContext,
  command: string,
  data: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const folder = await wholeFolder(data, waitingOf(context, command));
  return work().finally(() => folder.release());
}

const waitingOf = ({ output, signal }: CommandContext, command: string): Parameters<typeof writersTurn>[1] => ({
  command,
  signal,
  onWait: ({ pid, command: other }) =>
    void process.stderr.write(`${output.text('locks.waiting', { pid, command: other })}\n`),
});
