import type { Page } from '../contracts/adapter.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Answer, Meddler, OpenRelay } from './relay.ts';
import type { Asked, Settings, Trial } from './trial.ts';

/** Reads through a relay that is closed afterwards. */
export async function through<Told>(
  trial: Trial,
  meddler: Meddler,
  use: (relay: Awaited<ReturnType<OpenRelay>>) => Promise<Told>,
): Promise<Told> {
  const relay = await trial.subject.relay!(meddler);
  try {
    return await use(relay);
  } finally {
    await relay.close();
  }
}

/** Settings of the door, where the adapter has them. */
export function withDoor({ adapter }: Trial['subject'], config: Settings, door: Settings): Settings {
  const { properties = {} } = adapter.configSchema as { readonly properties?: object };
  return { ...config, ...Object.fromEntries(Object.entries(door).filter(([name]) => name in properties)) };
}

/** How many requests an undisturbed reading takes. */
export const requestsOf = (trial: Trial): Promise<number> =>
  through(trial, {}, async ({ config, seen }) => {
    await endOf(trial, { config });
    return seen.length;
  });

/** How a reading ended. */
export interface Ended {
  readonly pages: readonly Page[];
  /** Why it ended before its end. */
  readonly error?: string;
  /** The error is none that the gateway knows, or a broken contract. */
  readonly isBug?: boolean;
}

/** Reads until the end, whichever it is. */
export async function endOf(trial: Trial, asked: Asked): Promise<Ended> {
  const pages: Page[] = [];
  try {
    for await (const page of trial.pull(asked)) pages.push(page);
    return { pages };
  } catch (error) {
    const isKnown = error instanceof GatewayError;
    const isBug = !isKnown || error.remedy === 'bug';
    return { pages, error: isKnown ? error.code : String(error), isBug };
  }
}

/** An answer of the relay's own. */
export const insteadOf = (status: number, text: string, headers: Answer['headers']): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(text),
});
