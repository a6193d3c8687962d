import { checkRegion, type RegionCheck } from '../showing/checking.ts';
import type { Run } from './command.ts';
import type { Figure } from '../comply/assess-region.ts';
import type { Gap } from '../contracts/facts.ts';
import { cellsOf, FIGURE_HEAD } from '../showing/figures.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { dayOf } from './flags.ts';
import { tableOf } from './table.ts';

/** svod check: completeness and timeliness by municipality and school; more missing or late than the profile allows is a finding. */
export const run: Run = async ({ output, configFile }, _words, options) => {
  const { school } = options as Record<string, string | undefined>;
  const [from, to] = [dayOf(options['from'], '--from'), dayOf(options['to'], '--to')];
  const gateway = await openGateway({ configFile });
  try {
    const checked = await checkRegion(gateway, { school, from, to });
    if (checked.schools.length === 0) output.say('check.none');
    else showSchools(output, checked);
    if (options['items'] === true)
      for (const { name, gaps } of checked.schools) for (const gap of gaps) showGap(output, name, gap);
    const schools = checked.schools.map(({ gaps, ...rest }) => (options['items'] === true ? { ...rest, gaps } : rest));
    output.result({ days: checked.days, schools, municipalities: checked.municipalities, region: checked.region });
    return checked.region.some(({ isFinding }) => isFinding) ? EXIT.finding : EXIT.done;
  } finally {
    await gateway.close();
  }
};

/** One table for the region, one a municipality with a table for each of its schools. */
export function showSchools(output: Output, { schools, municipalities, region }: RegionCheck): void {
  for (const { name: municipality, figures } of municipalities) {
    output.line(`\n${municipality}`);
    showFigures(output, figures);
    for (const school of schools.filter((one) => one.municipality === municipality)) {
      output.line(`\n  ${school.name} (${school.source})`);
      showFigures(output, school.figures);
    }
  }
  output.line('');
  output.say('check.region');
  showFigures(output, region);
}

function showFigures(output: Output, figures: readonly Figure[]): void {
  const head = FIGURE_HEAD.map((key) => output.text(key));
  const rows = figures.map((figure) => [
    output.text(`requirement.${figure.requirement}`),
    ...cellsOf(figure).map(String),
  ]);
  for (const line of tableOf([head, ...rows])) output.line(`    ${line}`);
}

function showGap(output: Output, school: string, { sheet, requirement, state, lesson, about }: Gap): void {
  const values = {
    school,
    scope: sheet.scope,
    day: sheet.day,
    lesson: lesson?.number ?? '',
    subject: lesson?.subject ?? about,
  };
  output.say('check.gap', {
    ...values,
    requirement: output.text(`requirement.${requirement}`),
    state: output.text(`state.${state}`),
  });
}
