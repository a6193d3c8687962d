import { randomUUID } from 'node:crypto';
import { isAsItWas } from '../census/answer-changes.ts';
import { changeKey, isSample, isTold } from '../census/compare.ts';
import { cameIn, fieldIn } from '../census/counts.ts';
import type { SourceConfig } from '../config/config.ts';
import type { Census, FieldChange } from '../contracts/census.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Gateway } from '../gateway.ts';
import { codeKey } from '../normalise/code-list.ts';

const NEVER = { types: {} };

type TellingGateway = Pick<Gateway, 'store' | 'now' | 'log' | 'rules'>;

/** The changes of a source that are told and that nobody has accepted; without those that only hold a page. */
export async function openChanges({ store }: Pick<Gateway, 'store'>, source: string): Promise<readonly Finding[]> {
  const open: Finding[] = [];
  for await (const finding of store.findings({ source, open: true }))
    if (finding.change && !finding.slice) open.push(finding);
  return open;
}

/** Opens a finding a change, and closes those whose field is as it was. Gives the changes that are told now. */
export async function tellChanges(
  gateway: TellingGateway,
  { name, system }: Pick<SourceConfig, 'name' | 'system'>,
  run: { readonly counted: Census; readonly changes: readonly FieldChange[]; readonly usual: Census },
): Promise<readonly FieldChange[]> {
  const { store, now, log } = gateway;
  const shown = new Map(run.changes.filter(isTold).map((change) => [changeKey(change), change]));
  const told: FieldChange[] = [];
  for (const finding of await openChanges(gateway, name)) {
    const change = finding.change!;
    const key = changeKey(change);
    const isOver = !shown.has(key) && (await hasEnded(gateway, system, change, run));
    if (isOver) await store.closeFinding(finding.id, now());
    else told.push(change);
    const again = isOver ? undefined : shown.get(key);
    if (again && isNews(change, again)) await store.openFinding({ ...finding, change: joined(change, again) });
    shown.delete(key);
  }
  for (const change of shown.values()) {
    const { what, kind = '', call, field } = change;
    const place = call === undefined ? { kind, field } : { call, field };
    log.warn({ source: name, what, ...place }, 'a field is not as it was');
    await store.openFinding({ id: randomUUID(), source: name, kind: 'change', openedAt: now(), change });
    told.push(change);
  }
  return told;
}

/** Whether enough was counted to say that the field is as it was; a value is no news where its list knows it, or it is nowhere. */
async function hasEnded(
  { store, rules }: TellingGateway,
  system: string,
  change: FieldChange,
  { counted, usual }: { readonly counted: Census; readonly usual: Census },
): Promise<boolean> {
  const { what, kind, call, field, list, values = [] } = change;
  if (call !== undefined) return isAsItWas(counted.answers, change);
  if (list === undefined) {
    const was = fieldIn(usual, kind, field);
    if (was === undefined) return true;
    // Where it is not even wanted today it is not back either.
    const isBack = what !== 'gone' || cameIn(fieldIn(counted, kind, field) ?? NEVER) > 0;
    return isBack && isSample(kind && counted.kinds[kind], field, was);
  }
  const known = rules.of(system).codeLists.get(list);
  const isUnknown = (value: string): boolean => known?.codes.has(codeKey(value)) !== true;
  for await (const code of store.unknownCodes())
    if (code.list === list && values.includes(code.value) && isUnknown(code.value)) return false;
  return true;
}

const isNews = (change: FieldChange, now: FieldChange): boolean =>
  change.list !== undefined || change.isQuarantined !== now.isQuarantined;

/** Values that came later belong to the same finding; whether all of it waits in the quarantine is told by the last reading. */
function joined({ isQuarantined: _before, ...change }: FieldChange, now: FieldChange): FieldChange {
  const { count, list, isQuarantined } = now;
  const values = list !== undefined && { values: [...new Set([...(change.values ?? []), ...(now.values ?? [])])] };
  // Where its list reads it today.
  const read = list !== undefined && now.kind !== undefined && { kind: now.kind, field: now.field };
  return { ...change, ...values, ...read, count, ...(isQuarantined && { isQuarantined }) };
}
