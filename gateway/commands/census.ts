import { NO_POLICIES } from '../census/policies.ts';
import { unheardIn } from '../census/unheard.ts';
import { approve } from '../reading/approving.ts';
import type { Day } from '../contracts/records.ts';
import { knownSource } from '../reading/file-sources.ts';
import { diffFromUsual, diffOfDays, type FieldDiff } from '../showing/field-diff.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { tellsBroken } from './broken.ts';
import { type FieldRules, showCensus, showDiff } from './census-shown.ts';
import type { Run, Values } from './command.ts';
import { dayOf } from './flags.ts';
import { turnOf } from './turn.ts';

const ACTIONS = ['list', 'show', 'diff', 'accept'] as const;

/**
 * svod census: a line a source; with names, its fields; `diff`: what is not as usual, or what differs between two days; `accept`
 * takes all changes of the sources as right. A change that waits for a person is a finding, and so is any between two days.
 */
export const run: Run = async (context, words, options) => {
  const { output, configFile } = context;
  const named = ACTIONS.find((known) => known === words[0]);
  const names = named ? words.slice(1) : words;
  const action = named ?? (words.length > 0 ? 'show' : 'list');
  const gateway = await openGateway({
    configFile,
    ...(action === 'accept' ? { turn: turnOf(context, 'census accept') } : { onBroken: tellsBroken(output) }),
  });
  try {
    const sources = await sourcesOf(gateway, names);
    if (sources.length === 0) {
      output.say('census.none');
      output.result({ sources: [] });
      return EXIT.done;
    }
    if (action === 'diff') return await diff(gateway, sources, options, output);
    if (action === 'accept') return await accept(gateway, sources, output);
    return await show(gateway, sources, options, action === 'show', output);
  } finally {
    await gateway.close();
  }
};

/** Sources that have a census; of the named ones those. @throws {GatewayError} usage.invalid for one that is not there */
async function sourcesOf(gateway: Gateway, names: readonly string[]): Promise<readonly string[]> {
  for (const name of names) await knownSource(gateway, name);
  const counted = [...new Set((await gateway.operations.censusDays()).map(({ source }) => source))];
  return names.length === 0 ? counted : counted.filter((source) => names.includes(source));
}

async function show(
  gateway: Gateway,
  sources: readonly string[],
  { day: asked, kind }: Values,
  isWhole: boolean,
  output: Output,
): Promise<number> {
  const given = dayOf(asked, '--day');
  const results = [];
  for (const source of sources) {
    const day = given ?? (await lastDayOf(gateway, source));
    const census = await gateway.operations.censusOf(source, day);
    if (!census) {
      output.say('census.no-day', { source, day });
      continue;
    }
    const open = (await diffFromUsual(gateway, source)).changes.filter(({ finding }) => finding).length;
    const kinds = Object.values(census.kinds);
    const records = kinds.reduce((sum, one) => sum + one.records, 0);
    const fields = kinds.reduce((sum, one) => sum + Object.keys(one.fields).length, 0);
    const system = gateway.systemOf(source);
    output.say('census.source', { source, system, day, records, kinds: kinds.length, fields, open });
    const rules = rulesOf(gateway, source);
    if (isWhole) showCensus(output, census, rules, kind as string | undefined);
    if (isWhole) await tellUnheard(gateway, source, rules, output);
    results.push({ source, system, day, records, openChanges: open, ...(isWhole && { ...census }) });
  }
  output.result({ sources: results });
  return EXIT.done;
}

/** The last day that counted records; one that saw nothing but containers change has none. */
async function lastDayOf({ operations }: Gateway, source: string): Promise<Day> {
  const days = (await operations.censusDays(source)).map(({ day }) => day).reverse();
  for (const day of days) if (Object.keys((await operations.censusOf(source, day))?.kinds ?? {}).length > 0) return day;
  return days[0]!;
}

const rulesOf = ({ rules, systemOf }: Gateway, source: string): FieldRules =>
  rules.systems.includes(systemOf(source))
    ? rules.of(systemOf(source))
    : { policies: NO_POLICIES, reads: new Map(), rows: new Set() };

/** A policy of a field that never came is a slip of the pen, or the vendor has renamed it. */
async function tellUnheard(
  { operations, systemOf }: Gateway,
  source: string,
  { policies, rows }: FieldRules,
  output: Output,
): Promise<void> {
  const usual = await operations.usualFields(source);
  for (const { kind, field } of usual ? unheardIn(policies, usual, rows) : policies.all)
    output.say('census.unheard', { kind, field, system: systemOf(source) });
}

async function diff(
  gateway: Gateway,
  sources: readonly string[],
  { from: first, to: last }: Values,
  output: Output,
): Promise<number> {
  const [from, to] = [dayOf(first, '--from'), dayOf(last, '--to')];
  const diffs: FieldDiff[] = [];
  for (const source of sources) {
    const found =
      from === undefined ? await diffFromUsual(gateway, source) : await diffOfDays(gateway, source, { from, to });
    if ('missing' in found) output.say('census.no-day', { source, day: found.missing });
    else diffs.push(found);
  }
  const changed = diffs.filter(({ changes }) => changes.length > 0);
  for (const one of changed) showDiff(output, one, gateway.config.zone);
  if (changed.length === 0 && diffs.length > 0) output.say('census.same');
  output.result({ sources: diffs });
  // Nothing was compared: no all-clear.
  if (diffs.length === 0) return EXIT.usage;
  const isFinding = changed.some(({ changes }) => from !== undefined || changes.some(({ finding }) => finding));
  return isFinding ? EXIT.finding : EXIT.done;
}

async function accept(gateway: Gateway, sources: readonly string[], output: Output): Promise<number> {
  const done = new Set<string>();
  let [accepted, pages] = [0, 0];
  for await (const finding of gateway.store.findings({ open: true })) {
    if (!finding.change || !sources.includes(finding.source) || done.has(finding.id)) continue;
    const { findings, saved } = await approve(gateway, finding);
    for (const { id, slice } of findings) {
      done.add(id);
      if (!slice) accepted += 1;
    }
    pages += saved.length;
  }
  output.say('census.accepted', { count: accepted, pages });
  if (done.size > 0) output.say('approve.replay');
  output.result({ accepted, pages });
  return EXIT.done;
}
