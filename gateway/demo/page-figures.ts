import type { RegionCheck, SchoolCheck } from '../showing/checking.ts';
import type { Figure } from '../comply/assess-region.ts';
import { cellsOf, FIGURE_HEAD } from '../showing/figures.ts';
import { escape, type PageWords } from './page-words.ts';

/** The whole region: a bar a requirement, and its numbers. */
export function regionSection({ region }: RegionCheck, words: PageWords): string {
  const { say } = words;
  const legend = [
    ['present', 'check.present'],
    ['gone', 'check.missing'],
    ['pending', 'check.pending'],
    ['blind', 'check.unprovable'],
  ] as const;
  return `<section><h2>${say('check.region')}</h2>${figureTable(region, words)}
<div class="legend">${legend.map(([name, key]) => `<span><i class="${name}"></i>${say(key)}</span>`).join('')}</div>
<p class="note">${say('page.unprovable')}</p></section>`;
}

/** A municipality: its own figures, then each of its schools to be opened; one that has gaps says so. */
export function municipalitySection(
  municipality: RegionCheck['municipalities'][number],
  schools: readonly SchoolCheck[],
  silent: ReadonlySet<string>,
  words: PageWords,
): string {
  const items = schools.map((school) => schoolItem(school, silent.has(school.source), words));
  return `<section><h2>${escape(municipality.name)}</h2>${figureTable(municipality.figures, words)}
<h3>${words.say('page.schools')}</h3>${items.join('\n')}</section>`;
}

function schoolItem({ name, source, figures }: SchoolCheck, isSilent: boolean, words: PageWords): string {
  const sum = (of: (figure: Figure) => number): number => figures.reduce((total, figure) => total + of(figure), 0);
  const [missing, late] = [sum((figure) => figure.missing), sum((figure) => figure.late)];
  const badge = (kind: string, text: string): string => `<span class="badge ${kind}">${text}</span>`;
  const badges = [
    ...(isSilent ? [badge('silent', words.say('page.silent'))] : []),
    ...(missing > 0 ? [badge('bad', words.tell('page.missing', { count: missing }))] : []),
    ...(late > 0 ? [badge('late', words.tell('page.late', { count: late }))] : []),
    ...(!isSilent && missing + late === 0 ? [badge('good', words.say('page.no-gaps'))] : []),
  ];
  return `<details><summary><b>${escape(name)}</b><small>${escape(source)}</small>${badges.join('')}</summary>${figureTable(figures, words)}</details>`;
}

function figureTable(figures: readonly Figure[], words: PageWords): string {
  const [first, ...head] = FIGURE_HEAD;
  const heads = [`<th>${words.say(first)}</th><th></th>`, ...head.map((key) => `<th>${words.say(key)}</th>`)];
  const rows = figures.map((figure) => {
    const cells = cellsOf(figure).map((count, column) => cell(count, column, words));
    return `<tr><td>${words.say(`requirement.${figure.requirement}`)}</td><td class="wide">${bar(figure)}</td>${cells.join('')}</tr>`;
  });
  return `<table><tr>${heads.join('')}</tr>${rows.join('')}</table>`;
}

/** Columns of `cellsOf` whose number is somebody's work to do. */
const TO_DO: Readonly<Record<number, string>> = { 2: 'missing', 3: 'late' };

const cell = (count: number, column: number, { number }: PageWords): string =>
  `<td class="${count === 0 ? 'zero' : (TO_DO[column] ?? '')}">${number(count)}</td>`;

function bar({ expected, present, missing, pending, notProvable }: Figure): string {
  if (expected === 0) return '';
  const parts = [
    ['present', present],
    ['gone', missing],
    ['pending', pending],
    ['blind', notProvable],
  ] as const;
  const shown = parts.filter(([, count]) => count > 0);
  const pieces = shown.map(
    ([name, count]) => `<i class="${name}" style="width:${((count / expected) * 100).toFixed(2)}%"></i>`,
  );
  return `<div class="bar">${pieces.join('')}</div>`;
}
