import { adapterOf } from '../adapter-finder.ts';
import type { PageCensus } from '../census/page-census.ts';
import type { Reading } from '../collect/reading.ts';
import type { SourceConfig } from '../config/config.ts';
import type { NormalisedPage } from '../contracts/sheet.ts';
import type { Gateway } from '../gateway.ts';
import { makeReading, type ReadingGateway } from './reading.ts';

/** How the pages of a configured source are read in one run: by its system's adapter and mappings. @throws {GatewayError} usage.invalid */
export function sourceReading(
  gateway: ReadingGateway & Pick<Gateway, 'rules'>,
  source: SourceConfig,
  run: string,
  cause: NormalisedPage['cause'],
  census?: PageCensus,
): Reading {
  const adapter = adapterOf(source.system);
  const installation = adapter.installationOf(source.settings);
  const rules = gateway.rules.of(source.system);
  return makeReading({ gateway, source, adapter, installation, rules, run, cause, ...(census && { census }) });
}
