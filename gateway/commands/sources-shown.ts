import type { Certificates, Kept } from '../certify/kept.ts';
import type { Credential } from '../config/credentials.ts';
import type { Language } from '../messages/form.ts';
import type { Output } from '../terminal/output.ts';
import type { SourceState } from '../looking/source-states.ts';
import { certificateResult, certificatesInWords } from './certificate-shown.ts';
import { localMoment } from '../messages/local-moment.ts';
import { tableOf } from './table.ts';

const COLUMNS = ['name', 'system', 'state', 'success', 'error', 'waiting', 'quarantined', 'findings', 'owner'] as const;

/** A row a source; beneath, how sure we are of each system and its last certificate, what runs out, and where the next steps stand. */
export function showSources(
  output: Output,
  states: readonly SourceState[],
  zone: string,
  certificates: Certificates,
): void {
  const rows = states.map((state) => cellsOf(output, state, zone));
  const head = COLUMNS.map((column) => output.text(`sources.${column}`));
  for (const line of tableOf([head, ...rows])) output.line(line);
  output.line('');
  for (const [system, sources] of Map.groupBy(states, (state) => state.system)) {
    const { grade, assumed } = sources[0]!;
    const shown = new Set(sources.map(({ name }) => certificates.at(name, system)));
    const kept = [...shown].filter((one) => one !== undefined);
    output.say('sources.grade', {
      ...{ system, grade: output.text(`grade.${grade}`), code: grade },
      certificate: certificatesInWords(output, system, kept, zone).join('; '),
    });
    if (assumed.length > 0) output.say('sources.assumed', { system, count: assumed.length });
  }
  for (const { name, expiring } of states)
    for (const one of expiring) output.say('sources.expires', expiryOf(name, one, zone));
  const incidents = new Set(states.flatMap((state) => state.incidents));
  if (incidents.size > 0) output.say('sources.incidents', { count: incidents.size });
}

/** Values of the sentence on a credential that runs out. */
export const expiryOf = (
  source: string,
  { setting, expiresAt }: Pick<Credential, 'setting' | 'expiresAt'>,
  zone: string,
): Readonly<Record<string, string>> => ({ source, setting, at: localMoment(zone, expiresAt) });

/** As --json gives it. */
export const stateResult = (
  { lastSuccessAt, expiring, assumed, ...state }: SourceState,
  last: Kept | undefined,
  language: Language,
): object => ({
  ...state,
  assumed: assumed.map((one) => one[language]),
  ...(lastSuccessAt && { lastSuccessAt: lastSuccessAt.toISOString() }),
  certificate: last ? certificateResult(last) : null,
  expiring: expiring.map(({ setting, expiresAt }) => ({ setting, expiresAt: expiresAt.toISOString() })),
});

function cellsOf({ text }: Output, state: SourceState, zone: string): readonly string[] {
  const { name, system, lastSuccessAt, lastError, waiting, quarantined, openFindings, owner } = state;
  return [
    name,
    system,
    text(`sources.is-${state.state}`),
    lastSuccessAt ? localMoment(zone, lastSuccessAt) : '–',
    lastError ?? '–',
    ...[waiting ?? '–', quarantined, openFindings].map(String),
    owner ? text(`owner.${owner}`) : '–',
  ];
}
