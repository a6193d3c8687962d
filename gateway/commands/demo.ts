import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext, Run } from './command.ts';
import { checkRegion } from '../checking.ts';
import { readDemo } from '../demo/result.ts';
import { writePage } from '../demo/page.ts';
import { startRegion } from '../demo/region.ts';
import { playDays } from '../demo/show.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../output.ts';
import { wholeNumber } from './flags.ts';
import { causesOf } from './causes.ts';
import { showSchools } from './check.ts';
import { showCause } from './quarantine.ts';

/** What the demo shows where nothing else is said. */
/** Most schools and days of a demo. */
const MOST = 800;
const DEFAULTS = { seed: '1', schools: 6, days: 10, municipalities: 2 };

/** svod demo: a small region from its simulators to the receipts; needs no network, service or configuration. */
export const run: Run = async (context, _words, options) => {
  const startedAt = performance.now();
  const seed = String(options['seed'] ?? DEFAULTS.seed);
  const schools = wholeNumber(options['schools'], '--schools', DEFAULTS.schools, MOST);
  const days = wholeNumber(options['days'], '--days', DEFAULTS.days, MOST);
  const municipalities = Math.min(DEFAULTS.municipalities, schools);
  const data = mkdtempSync(join(tmpdir(), 'svod-demo-'));
  await (await openGateway({ data })).close();
  const { output } = context;
  output.say('demo.region', { seed, schools, days, municipalities });
  const region = await startRegion({ seed, schools, days, municipalities, data, faults: true });
  try {
    output.say('demo.started', {
      systems: [...region.journals.map(({ introduction }) => introduction.system), 'mono-log'].join(', '),
    });
    const shown = await playDays(
      region,
      data,
      context.signal,
      (moment) => output.say('demo.day', { day: moment.toISOString().slice(0, 10) }),
      ({ collected, deliveries }) => {
        const filtered = Object.values(collected.filtered).reduce((sum, count) => sum + count, 0);
        output.say('demo.collected', {
          received: collected.received,
          accepted: collected.accepted,
          quarantined: collected.quarantined,
          filtered,
          changed: collected.changed,
        });
        output.say('demo.forwarded', {
          acknowledged: deliveries.acknowledged,
          waiting: deliveries.waiting,
          dead: deliveries.dead,
        });
      },
    );
    const last = shown.evenings.at(-1)!.moment;
    const gateway = await openGateway({ data, at: last });
    try {
      const checked = await checkRegion(gateway, {});
      const causes = causesOf(await Array.fromAsync(gateway.store.quarantined()));
      const result = await readDemo(gateway, region, shown, checked);
      const page = writePage(data, { checked, causes, result, language: output.language });
      showSchools(output, checked);
      tellResult(context, { ...result, page }, causes, startedAt);
    } finally {
      await gateway.close();
    }
    return EXIT.done;
  } finally {
    await region.stop();
  }
};

function tellResult(
  { output }: CommandContext,
  result: Awaited<ReturnType<typeof readDemo>> & { page: string },
  causes: ReturnType<typeof causesOf>,
  startedAt: number,
): void {
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const rssMiB = Math.round(process.resourceUsage().maxRSS / 1024);
  if (causes.length > 0) output.say('demo.quarantine');
  for (const cause of causes) showCause(output, cause);
  output.say('forward.done', { destination: 'mono-log', ...result.deliveries });
  output.say('demo.platform', result.platform);
  output.line(
    output.text(result.ledger.difference === 0 ? 'ledger.even' : 'ledger.difference', {
      difference: result.ledger.difference,
    }),
  );
  output.say('demo.truth', { sheets: result.truth.sheets, differences: result.truth.differences });
  output.say('demo.planted', { ...result.planted });
  for (const told of result.details) output.line(`  ${told}`);
  output.say('demo.where', { data: result.data, page: result.page, seconds, rssMiB });
  const { details: _details, ...counted } = result;
  output.result({ ...counted, seconds, rssMiB });
}
