import { tellsBroken } from './broken.ts';
import type { Run } from './command.ts';
import type { Finding } from '../contracts/finding.ts';
import { changeKey } from '../census/compare.ts';
import { changeIn } from './census-shown.ts';
import { approve } from '../reading/approving.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { sentence, told } from '../messages/told.ts';
import { turnOf } from './turn.ts';

/** svod approve: lists what waits for a person, or accepts a held page (all with --all). */
export const run: Run = async (context, [id], options) => {
  const { output, configFile } = context;
  const isListing = !id && options['all'] !== true;
  const gateway = await openGateway({
    configFile,
    ...(isListing ? { onBroken: tellsBroken(output) } : { turn: turnOf(context, 'approve') }),
  });
  try {
    const open = await Array.fromAsync(gateway.store.findings({ open: true }));
    if (isListing) {
      if (open.length === 0) output.say('approve.none');
      for (const finding of open.filter(({ kind }) => kind !== 'empty' && kind !== 'change')) show(output, finding);
      showChanges(output, open);
      showEmpty(
        output,
        open.filter(({ kind }) => kind === 'empty'),
      );
      output.result({ findings: open });
      return open.length === 0 ? EXIT.done : EXIT.finding;
    }
    const chosen = id ? open.filter((finding) => finding.id === id) : open.filter(isHeld);
    if (id && chosen.length === 0) throw told('usage.invalid', [sentence('usage.no-finding', { id })]);
    const approved = new Set<string>();
    for (const finding of chosen)
      if (!approved.has(finding.id)) for (const one of (await approve(gateway, finding)).findings) approved.add(one.id);
    output.say('approve.done', { count: approved.size });
    if (chosen.some(({ change }) => change)) output.say('approve.replay');
    output.result({ approved: [...approved] });
    return EXIT.done;
  } finally {
    await gateway.close();
  }
};

/** A page waits with it; of what is only told no page does. */
const isHeld = ({ kind, slice }: Finding): boolean => kind === 'loss' || (kind === 'change' && slice !== undefined);

/** Told once, however many pages are held for it. */
function showChanges(output: Output, findings: readonly Finding[]): void {
  const changes = findings.filter(({ change }) => change);
  const keyOf = ({ source, change }: Finding): string => `${source} ${changeKey(change!)}`;
  for (const group of Map.groupBy(changes, keyOf).values()) {
    const { id, source, change } = group.find(({ slice }) => !slice) ?? group[0]!;
    const held = group.filter(({ slice }) => slice).length;
    output.say('approve.change', { id, source, change: changeIn(output, change!), held });
  }
}

function show(output: Output, { id, source, kind, slice, before = 0, now = 0, error = '' }: Finding): void {
  const place = {
    id,
    source,
    kind: slice?.kind ?? '',
    scope: slice?.scope ?? '',
    from: slice?.from ?? '',
    to: slice?.to ?? '',
    before,
    now,
    error,
  };
  output.say(`approve.${kind}`, place);
}

/** A silent school is empty in every slice: it gets one line. */
function showEmpty(output: Output, findings: readonly Finding[]): void {
  for (const [source, own] of Map.groupBy(findings, (finding) => finding.source)) {
    const days = own.flatMap(({ slice }) => (slice ? [slice.from, slice.to] : [])).sort();
    output.say('approve.empty', { source, count: own.length, from: days[0] ?? '', to: days.at(-1) ?? '' });
  }
}
