import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext, Run } from './command.ts';
import { checkRegion, type RegionCheck } from '../showing/checking.ts';
import { writePage } from '../demo/page.ts';
import { type Region, type RegionOptions, startRegion } from '../demo/region.ts';
import { type DemoResult, readDemo } from '../demo/result.ts';
import { type Evening, playDays, type Shown } from '../demo/show.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { simulatedSystems } from '../simulator-finder.ts';
import { type Cause, causesOf } from './causes.ts';
import { showSchools } from './check.ts';
import { sumOfFiltered } from '../reading/counts.ts';
import { wholeNumber } from './flags.ts';
import { showCause } from './quarantine.ts';

/** Most schools and days of a demo. */
const MOST = 800;
/** Pupils a class, about: four of the six systems are asked pupil by pupil, and a demo takes less than a minute. */
const SIZE = 10;
/** What the demo shows where nothing else is said: one school more than there are systems, so that the silent one hides none of them. */
const DEFAULTS = { seed: '1', schools: simulatedSystems.length + 1, days: 10, municipalities: 2 };

/** svod demo: a small region from its simulators to the receipts; needs no network, service or configuration. */
export const run: Run = async (context, _words, options) => {
  const startedAt = performance.now();
  const schools = wholeNumber(options['schools'], '--schools', DEFAULTS.schools, MOST);
  const days = wholeNumber(options['days'], '--days', DEFAULTS.days, MOST);
  const seed = String(options['seed'] ?? DEFAULTS.seed);
  const municipalities = Math.min(DEFAULTS.municipalities, schools);
  const data = mkdtempSync(join(tmpdir(), 'svod-demo-'));
  try {
    const { told, ...parts } = await play(context, {
      seed,
      schools,
      days,
      municipalities,
      size: SIZE,
      data,
      faults: true,
    });
    tellResult(context.output, told, parts, startedAt);
    return EXIT.done;
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
};

/** Everything that the end of the demo tells. */
interface Played {
  readonly told: DemoResult & { readonly page: string };
  readonly checked: RegionCheck;
  readonly causes: readonly Cause[];
}

async function play(context: CommandContext, options: RegionOptions): Promise<Played> {
  const { output, signal } = context;
  const { seed, schools, days, municipalities, data } = options;
  await (await openGateway({ data })).close();
  output.say('demo.region', { seed, schools, days, municipalities });
  const region = await startRegion(options);
  try {
    const systems = [...region.journals.map(({ introduction }) => introduction.system), 'mono-log'];
    output.say('demo.started', { systems: systems.join(', ') });
    const shown = await playShown(region, data, signal, output);
    return await readShown(region, data, shown, output);
  } finally {
    await region.stop();
  }
}

/** Each evening is told as it begins and ends, with a bar of its pages between. */
async function playShown(region: Region, data: string, signal: AbortSignal, output: Output): Promise<Shown> {
  let progress = makeProgress('', output);
  let pages = 0;
  return playDays(region, data, signal, {
    onEvening(moment) {
      output.say('demo.day', { day: moment.toISOString().slice(0, 10) });
      progress = makeProgress(output.text('demo.pages'), output);
      pages = 0;
    },
    onPage: () => progress.update((pages += 1)),
    onDone(evening) {
      progress.stop();
      tellEvening(output, evening);
    },
  }).finally(() => progress.stop());
}

function tellEvening(output: Output, { collected, deliveries }: Evening): void {
  const { received, accepted, quarantined, changed } = collected;
  output.say('demo.collected', { received, accepted, quarantined, filtered: sumOfFiltered(collected), changed });
  output.say('demo.forwarded', {
    acknowledged: deliveries.acknowledged,
    waiting: deliveries.waiting,
    dead: deliveries.dead,
  });
}

async function readShown(region: Region, data: string, shown: Shown, { language }: Output): Promise<Played> {
  const gateway = await openGateway({ data, at: shown.evenings.at(-1)!.moment });
  try {
    const checked = await checkRegion(gateway, {});
    const causes = causesOf(await Array.fromAsync(gateway.store.quarantined()));
    const findings = await Array.fromAsync(gateway.store.findings({ open: true }));
    const result = await readDemo(gateway, region, shown, checked);
    const page = writePage(data, { checked, causes, findings, result, language });
    return { told: { ...result, page }, checked, causes };
  } finally {
    await gateway.close();
  }
}

function tellResult(
  output: Output,
  result: Played['told'],
  { checked, causes }: Omit<Played, 'told'>,
  startedAt: number,
): void {
  const { deliveries, platform, ledger, truth, planted, data, page } = result;
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const rssMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  showSchools(output, checked);
  if (causes.length > 0) output.say('demo.quarantine');
  for (const cause of causes) showCause(output, cause);
  output.say('forward.done', { destination: 'mono-log', ...deliveries });
  output.say('demo.platform', platform);
  output.say(ledger.difference === 0 ? 'ledger.even' : 'ledger.difference', ledger);
  output.say('demo.truth', { sheets: truth.sheets, differences: truth.differences });
  output.say('demo.planted', { ...planted });
  for (const told of result.details) output.line(`  ${told}`);
  output.say('demo.where', { data, page, seconds, rssMiB });
  const { details: _details, ...counted } = result;
  output.result({ ...counted, seconds, rssMiB });
}
