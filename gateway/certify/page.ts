import { PAGE_STYLE } from '../demo/page-style.ts';
import { escape, type PageWords, wordsIn } from '../demo/page-words.ts';
import type { Language } from '../messages/form.ts';
import type { CheckResult } from './check.ts';
import type { Checked } from './certify.ts';
import type { Kept } from './kept.ts';
import type { Manner } from './simulated.ts';

const BADGES: Readonly<Record<CheckResult, string>> = { passed: 'good', failed: 'bad', skipped: '' };
/** What the certificate has beside the house's page. */
const STYLE = `td:first-child{white-space:nowrap}td.text{vertical-align:top}.badge{background:#eef2f6;color:var(--soft)}
.todo{border-left:.3rem solid var(--bad)}.todo p{margin:.3rem 0 0}header code{background:none;padding:0;color:inherit}small.id{display:block;color:var(--soft)}`;

/**
 * The certificate for people: one file, nothing from elsewhere, fit for print. Failures come first, with what to do.
 *
 * @param manner how the simulator was not its plain self
 */
export function certificatePage(
  { at, source, certificate }: Kept,
  language: Language,
  { lie, dialect = [] }: Manner = {},
): string {
  const words = wordsIn(language);
  const { adapter, grade, checks } = certificate;
  const title = words.tell('certify.heading', { adapter });
  const seen = { source: source ?? '', at: `${at.slice(0, 16).replace('T', ' ')} UTC`, lie: lie ?? '' };
  const about = [
    words.tell(
      lie !== undefined ? 'certify.about-liar' : source === null ? 'certify.about-simulator' : 'certify.about-source',
      seen,
    ),
    ...(dialect.length > 0 ? [words.tell('certify.about-dialect', { choices: dialect.join(', ') })] : []),
  ].join(' · ');
  // Who was seen at a real system needs no telling to do it.
  const advice =
    source === null && lie === undefined ? ` · ${words.tell('certify.not-at-source', { system: adapter })}` : '';
  const failures = checks.filter(({ result }) => result === 'failed');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${PAGE_STYLE}${STYLE}</style></head><body>
<header><div><h1>${title}</h1><p>${about} · ${words.say(`grade.${grade}`)} (<code>${grade}</code>)${advice}</p></div></header>
<main>${tiles(checks, words)}
${failures.length > 0 ? toDo(failures, words) : ''}
<section><table><tr><th></th><th class="text wide">${words.say('certify.check')}</th><th class="text half">${words.say('certify.evidence')}</th></tr>${checks.map((check) => row(check, words)).join('')}</table></section>
${legend(words)}
</main></body></html>
`;
}

const LEGEND = ['ids', 'alike', 'untrue', 'page', 'quarantine', 'twin'] as const;

/** For somebody who has never seen this program. */
const legend = (words: PageWords): string =>
  `<section><h2>${words.say('certify.legend')}</h2><ul>${LEGEND.map((one) => `<li>${words.say(`certify.legend.${one}`)}</li>`).join('')}</ul></section>`;

function tiles(checks: readonly Checked[], words: PageWords): string {
  const tile = (result: CheckResult): string => {
    const count = checks.filter((check) => check.result === result).length;
    const isBad = result === 'failed' && count > 0;
    return `<div class="tile${isBad ? ' bad' : ''}"><span>${words.say(`certify.${result}`)}</span><b>${words.number(count)}</b></div>`;
  };
  return `<div class="tiles">${(['passed', 'failed', 'skipped'] as const).map(tile).join('')}</div>`;
}

function toDo(failures: readonly Checked[], words: PageWords): string {
  const told = failures.map(
    ({ id, title, evidence }) => `<p><b>${escape(begun(title))}.</b> ${escape(evidence)} <code>${id}</code></p>`,
  );
  return `<section class="todo"><h2>${words.say('certify.to-do')}</h2>${told.join('')}</section>`;
}

const row = ({ id, title, result, evidence }: Checked, words: PageWords): string =>
  `<tr><td><span class="badge ${BADGES[result]}">${words.say(`certify.${result}`)}</span></td><td class="text">${escape(begun(title))}<small class="id"><code>${id}</code></small></td><td class="text">${escape(evidence)}</td></tr>`;

/** A title as the beginning of a sentence. */
const begun = (title: string): string => title.slice(0, 1).toUpperCase() + title.slice(1);
