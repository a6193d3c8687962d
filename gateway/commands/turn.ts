import { type Held, writersTurn } from '../locks.ts';
import type { CommandContext } from './command.ts';

/** For `openGateway`: a command that writes says on standard error whom it waits for, and waits. */
export const turnOf =
  ({ output, signal }: CommandContext, command: string) =>
  (data: string): Promise<Held> =>
    writersTurn(data, {
      command,
      signal,
      onWait: ({ pid, command: other }) =>
        void process.stderr.write(`${output.text('locks.waiting', { pid, command: other })}\n`),
    });
