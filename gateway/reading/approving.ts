import { changeKey } from '../census/compare.ts';
import { acceptChanges } from './censusing.ts';
import type { Finding } from '../contracts/finding.ts';
import type { NormalisedPage, SaveCounts } from '../contracts/sheet.ts';
import type { Gateway } from '../gateway.ts';
import { inRun, newRun } from './runs.ts';

/** What an approval did. */
export interface Approved {
  /** Findings that were closed. */
  readonly findings: readonly Finding[];
  /** Of the pages that waited and were taken, in the order of the findings. */
  readonly saved: readonly SaveCounts[];
}

/**
 * Takes a held page as it is, or only closes the finding where a later reading has overtaken it. A change of a field is accepted for its
 * source: it is usual from then on, and every page that is held for the same change is taken.
 */
export async function approve(gateway: Gateway, finding: Finding): Promise<Approved> {
  const { store, now } = gateway;
  const saved: SaveCounts[] = [];
  const all = finding.change ? await sameChange(gateway, finding) : [finding];
  if (finding.change) await acceptChanges(gateway, finding.source, all);
  for (const { id } of all) {
    const held = await store.heldPage(id);
    if (held) saved.push(await saveHeld(gateway, held));
    await store.closeFinding(id, now());
  }
  return { findings: all, saved };
}

async function sameChange({ store }: Gateway, { source, change }: Finding): Promise<readonly Finding[]> {
  const same: Finding[] = [];
  for await (const one of store.findings({ source, open: true }))
    if (one.change && changeKey(one.change) === changeKey(change!)) same.push(one);
  return same;
}

async function saveHeld(gateway: Gateway, held: NormalisedPage): Promise<SaveCounts> {
  const run = newRun(gateway, held.source);
  const { cursor: _cursor, ...page } = held;
  return inRun(
    gateway,
    run,
    () => gateway.store.savePage({ ...page, run: run.id, cause: 'approve' }),
    ({ quarantined }) => (quarantined > 0 ? 'partial' : 'complete'),
  );
}
