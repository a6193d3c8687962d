import type { SourceFigures } from '../../contracts/run.ts';
import type { MemoryState } from './state.ts';

export function figuresOf(state: MemoryState, source: string, destinations: readonly string[]): SourceFigures {
  const isOf = (one: { readonly source: string }): boolean => one.source === source;
  const readings = [...state.runs.values()]
    .filter((run) => isOf(run) && !state.asides.has(run.id))
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1));
  const lastRun = readings.at(-1);
  const good = readings.findLast(({ outcome }) => outcome === 'complete' || outcome === 'partial');
  const waits = destinations.filter((name) => state.destinations.has(name));
  return {
    source,
    ...(lastRun && { lastRun }),
    ...(good?.endedAt && { lastSuccessAt: good.endedAt }),
    waiting: [...state.sheets.values()].filter(
      ({ ref, deliveries }) => isOf(ref) && waits.some((name) => deliveries.get(name)?.state.state === 'waiting'),
    ).length,
    quarantined: [...state.quarantine.values()].filter(isOf).length,
    openFindings: [...state.findings.values()].filter(({ finding }) => isOf(finding) && !finding.closedAt).length,
  };
}
