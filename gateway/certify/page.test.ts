import { certificatePage } from './page.ts';
import type { Kept } from './kept.ts';

const kept = (source: string | null): Kept => ({
  ...{ at: '2026-10-23T20:00:00.000Z', version: 1, source },
  certificate: { adapter: 'eljur', grade: 'client', checks: [], passed: 0, failed: 0 },
});
/** What stands beneath the title. */
const subtitle = (page: string): string => /<h1>[^]*?<p>(.*?)<\/p>/.exec(page)![1]!;

test('the page tells the grade in words and by its code, and sends to a source only who was seen at none', () => {
  expect(subtitle(certificatePage(kept(null), 'ru'))).toBe(
    'Проверен у своего двойника, 2026-10-23 20:00 UTC · адаптер по коду открытых клиентов (<code>client</code>)' +
      ' · у настоящей системы не проверен: svod certify eljur --source ИМЯ',
  );
  expect(subtitle(certificatePage(kept('school-7'), 'ru'))).toBe(
    'Проверен у источника school-7, 2026-10-23 20:00 UTC · адаптер по коду открытых клиентов (<code>client</code>)',
  );
  expect(subtitle(certificatePage(kept(null), 'ru', { lie: 'skip-page' }))).toMatch(
    /^Двойник лжёт нарочно \(skip-page\).*\(<code>client<\/code>\)$/,
  );
  expect(subtitle(certificatePage(kept(null), 'ru', { dialect: ['format=xml', 'school=open'] }))).toMatch(
    /^Проверен у своего двойника, [^·]+ · наречие: format=xml, school=open · /,
  );
});

test('the page explains its words to somebody who has never seen the program', () => {
  const page = certificatePage(kept(null), 'ru');
  expect(page).toMatch(/<h2>Слова этого отчёта<\/h2><ul>(?:<li>[^<]+<\/li>){6}<\/ul>/);
});
