import { adapterContext } from '../reading/adapter-context.ts';
import { adapterOf } from '../adapter-finder.ts';
import type { SourceConfig } from '../config/config.ts';
import { demandSecrets } from '../config/lacking.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';

/** What a look is made with. */
type Looking = Pick<Gateway, 'log' | 'now'> & { readonly config: Pick<Gateway['config'], 'file'> };

/** Sources that are looked at together; how much one host is asked at once, its own settings say. */
const AT_ONCE = 16;
/** Milliseconds that one look may take, and one at every account. */
const PATIENCE_MS = 60_000;
const THOROUGH_MS = 600_000;

/** What a look at one source showed. */
export type Probed = { readonly source: string } & (
  | { readonly result: 'ok'; readonly schools: readonly string[] }
  | { readonly result: 'failed'; readonly error: GatewayError }
);

/**
 * Looks at each of these sources at the real system: signs in, reads one small thing, stores nothing. In their order.
 *
 * @param isThorough every account of a source is tried
 * @throws {GatewayError} stopped
 */
export async function probeSources(
  gateway: Looking,
  sources: readonly SourceConfig[],
  signal: AbortSignal,
  { isThorough = false, onDone }: { readonly isThorough?: boolean; onDone?(done: number): void } = {},
): Promise<readonly Probed[]> {
  const results: Probed[] = [];
  const next = sources.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [index, source] of next) {
      results[index] = await probeSource(gateway, source, signal, isThorough);
      onDone?.((done += 1));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function probeSource(
  gateway: Looking,
  source: SourceConfig,
  signal: AbortSignal,
  isThorough: boolean,
): Promise<Probed> {
  const patience = AbortSignal.timeout(isThorough ? THOROUGH_MS : PATIENCE_MS);
  const adapter = adapterOf(source.system);
  const context = adapterContext(gateway, source, AbortSignal.any([signal, patience]), 'nightly');
  try {
    demandSecrets(gateway.config, source);
    const { schools } = adapter.probe
      ? await adapter.probe(source.settings, context, isThorough)
      : { schools: await schoolsOfFirstPage(adapter.pull?.(source.settings, undefined, context)) };
    return { source: source.name, result: 'ok', schools };
  } catch (error) {
    if (!(error instanceof GatewayError) || signal.aborted) throw error;
    const isLate = patience.aborted && error.code === 'stopped';
    return {
      source: source.name,
      result: 'failed',
      error: isLate ? new GatewayError('http.timeout', `testing ${source.name}: no answer in time`) : error,
    };
  }
}

async function schoolsOfFirstPage(
  pages: AsyncIterable<{ readonly covers?: { readonly school: string } }> = none(),
): Promise<readonly string[]> {
  for await (const { covers } of pages) return covers ? [covers.school] : [];
  return [];
}

async function* none(): AsyncGenerator<never> {}
