import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionCheck, SchoolCheck } from '../checking.ts';
import type { Cause } from '../commands/causes.ts';
import type { Figure } from '../comply/assess-region.ts';
import { MESSAGES, type MessageKey } from '../messages.ts';
import { fill, type Language } from '../messages-form.ts';
import { problemIn } from '../messages-problems.ts';
import type { DemoResult } from './result.ts';

export interface PageParts {
  readonly checked: RegionCheck;
  readonly causes: readonly Cause[];
  readonly result: DemoResult;
  readonly language: Language;
}

const STYLE = `body{font:16px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1c2430}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
th,td{padding:.3rem .6rem;border-bottom:1px solid #dde3ea;text-align:right}th:first-child,td:first-child{text-align:left}
th{font-weight:600;color:#516072;font-size:.85rem}.bad{color:#a4201c;font-weight:600}.good{color:#19703a;font-weight:600}
.tiles{display:flex;flex-wrap:wrap;gap:1rem}.tile{border:1px solid #dde3ea;border-radius:.5rem;padding:.7rem 1rem;min-width:9rem}
.tile b{display:block;font-size:1.5rem}li{margin:.3rem 0}small{color:#516072}`;

/** Writes the page of the demo's result into the data folder; gives its path. */
export function writePage(data: string, parts: PageParts): string {
  const file = join(data, 'demo.html');
  writeFileSync(file, pageOf(parts));
  return file;
}

function pageOf({ checked, causes, result, language }: PageParts): string {
  const say = (key: MessageKey): string => escape(MESSAGES[key][language]);
  const { ledger, platform, planted, truth, deliveries, records } = result;
  const tiles = [
    [say('page.ledger'), ledger.difference, ledger.difference === 0],
    [say('page.truth'), truth.differences, truth.differences === 0],
    [say('page.acknowledged'), deliveries.acknowledged, deliveries.waiting === 0],
    [say('page.twice'), platform.duplicates, platform.duplicates === 0],
    [
      say('page.found'),
      `${planted.found} / ${planted.defects - planted.unprovable}`,
      planted.missed === 0 && planted.false === 0,
    ],
    [say('page.records'), records.received, true],
  ] as const;
  const title = say('page.title');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body>
<h1>${title}</h1>
<div class="tiles">${tiles.map(([name, value, good]) => `<div class="tile"><small>${name}</small><b class="${good ? 'good' : 'bad'}">${escape(String(value))}</b></div>`).join('')}</div>
${[...Map.groupBy(checked.schools, ({ municipality }) => municipality)].map(([municipality, schools]) => `<h2>${escape(municipality)}</h2>${schools.map((school) => schoolTable(school, say)).join('')}`).join('\n')}
<h2>${say('demo.quarantine')}</h2>
<ul>${causes.map((cause) => causeItem(cause, language)).join('')}</ul>
</body></html>
`;
}

function schoolTable({ name, source, figures }: SchoolCheck, say: (key: MessageKey) => string): string {
  const head = [
    'check.head',
    'check.due',
    'check.present',
    'check.missing',
    'check.late',
    'check.pending',
    'check.unprovable',
  ] as const;
  const rows = figures.map((figure) => [say(`requirement.${figure.requirement}`), ...cellsOf(figure)]);
  return `<h3>${escape(name)} <small>${escape(source)}</small></h3><table><tr>${head.map((key) => `<th>${say(key)}</th>`).join('')}</tr>${rows
    .map(
      (row) =>
        `<tr>${row.map((cell, column) => `<td${(column === 3 || column === 4) && cell !== 0 ? ' class="bad"' : ''}>${cell}</td>`).join('')}</tr>`,
    )
    .join('')}</table>`;
}

/** Expected · present · missing · late · pending · not provable. */
export const cellsOf = ({ expected, present, missing, late, pending, notProvable }: Figure): readonly number[] => [
  expected,
  present,
  missing,
  late,
  pending,
  notProvable,
];

function causeItem(cause: Cause, language: Language): string {
  const { count, source, entity, path, wayOut, place } = cause;
  const fix = fill(MESSAGES[`way-out.${wayOut}`][language], { place });
  return `<li>${count} × ${escape(source)}: ${escape(entity)} ${escape(path)} — ${escape(problemIn(cause, language))}<br><small>${escape(fix)}</small></li>`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
