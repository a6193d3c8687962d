import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionCheck } from '../showing/checking.ts';
import type { Cause } from '../commands/causes.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Language } from '../messages/form.ts';
import { problemIn } from '../messages/problems.ts';
import { municipalitySection, regionSection } from './page-figures.ts';
import { PAGE_STYLE } from './page-style.ts';
import { escape, type PageWords, wordsIn } from './page-words.ts';
import type { DemoResult } from './result.ts';

export interface PageParts {
  readonly checked: RegionCheck;
  readonly causes: readonly Cause[];
  /** Open ones: a source that is empty although lessons are expected is silent. */
  readonly findings: readonly Finding[];
  readonly result: DemoResult;
  readonly language: Language;
}

/** Writes the page of the demo's result into the data folder; gives its path. */
export function writePage(data: string, parts: PageParts): string {
  const file = join(data, 'demo.html');
  writeFileSync(file, pageOf(parts));
  return file;
}

/** The whole page, in one language, with nothing that has to be fetched. */
export function pageOf({ checked, causes, findings, result, language }: PageParts): string {
  const words = wordsIn(language);
  const silent = new Set(findings.filter(({ kind }) => kind === 'empty').map(({ source }) => source));
  const { schools, municipalities, days } = checked;
  const title = words.say('page.title');
  const about = { schools: schools.length, sheets: result.sheets, from: days?.from ?? '', to: days?.to ?? '' };
  const sections = municipalities.map((municipality) =>
    municipalitySection(
      municipality,
      schools.filter((school) => school.municipality === municipality.name),
      silent,
      words,
    ),
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${PAGE_STYLE}</style></head><body>
<header><div><h1>${title}</h1><p>${words.tell('page.about', about)}</p></div></header>
<main>${tiles(result, words)}
${regionSection(checked, words)}
${sections.join('\n')}
${quarantineSection(causes, words)}
${deliverySection(result, words)}
<footer>${words.tell('page.where', { data: result.data })}</footer></main></body></html>
`;
}

function tiles({ ledger, platform, planted, truth, deliveries, records }: DemoResult, words: PageWords): string {
  const { number } = words;
  const provable = planted.defects - planted.unprovable;
  const all = [
    ['ledger', number(ledger.difference), ledger.difference === 0],
    ['truth', number(truth.differences), truth.differences === 0],
    ['found', `${number(planted.found)} / ${number(provable)}`, planted.missed === 0 && planted.false === 0],
    ['acknowledged', number(deliveries.acknowledged), deliveries.waiting === 0 && deliveries.dead === 0],
    ['twice', number(platform.duplicates), platform.duplicates === 0],
    ['records', number(records.received), true],
  ] as const;
  const tile = ([name, value, isGood]: (typeof all)[number]): string =>
    `<div class="tile${isGood ? '' : ' bad'}"><span>${words.say(`page.${name}`)}</span><b>${value}</b><small>${words.say(`page.${name}.note`)}</small></div>`;
  return `<div class="tiles">${all.map(tile).join('')}</div>`;
}

function quarantineSection(causes: readonly Cause[], words: PageWords): string {
  const head = (['page.count', 'page.cause', 'page.way-out'] as const).map(
    (key) => `<th class="text">${words.say(key)}</th>`,
  );
  const rows = causes.map((cause) => {
    const { count, system, entity, path, wayOut, place, sources } = cause;
    const what = `${escape(problemIn(cause, words.language))}<br><code>${escape(`${system} · ${entity} ${path}`.trim())}</code>`;
    const where = words.tell('page.sources', { count: sources.length });
    const fix = words.tell(`way-out.${wayOut}`, { place });
    return `<tr><td><b>${words.number(count)}</b></td><td class="text">${what}<br><small>${where}</small></td><td class="text half">${fix}</td></tr>`;
  });
  const table = `<table><tr>${head.join('')}</tr>${rows.join('')}</table>`;
  return `<section><h2>${words.say('page.quarantine')}</h2><p class="note">${words.say('page.quarantine.note')}</p>${causes.length > 0 ? table : words.say('quarantine.empty')}</section>`;
}

const deliverySection = ({ deliveries, platform }: DemoResult, words: PageWords): string =>
  `<section><h2>${words.say('page.deliveries')}</h2><p>${words.tell('forward.done', { destination: 'mono-log', ...deliveries })}</p><p>${words.tell('demo.platform', platform)}</p></section>`;
