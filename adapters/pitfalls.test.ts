import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CLONE = new URL('..', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, CLONE), 'utf8');

/** Headings of a page with how many lines below each are points: items of a list, or rows of a table with a test. */
function pointsBelow(page: string, heading: RegExp, point: RegExp): ReadonlyMap<string, number> {
  const points = new Map<string, number>();
  let below: string | undefined;
  for (const line of page.split('\n')) {
    below = heading.exec(line)?.[1] ?? below;
    if (below !== undefined && point.test(line)) points.set(below, (points.get(below) ?? 0) + 1);
  }
  return points;
}

const PITFALLS = textOf('docs/pitfalls.md');
const named = [...PITFALLS.matchAll(/(?:\| |<br>)`([^`]+\.test\.ts)` — (.+?)(?=<br>| \|$)/gm)].map(
  ([, file, title]) => [file!, title!] as const,
);

test('every test that the page of pitfalls names is there, under that title', () => {
  expect(named.length).toBeGreaterThan(60);
  const gone = named.filter(([file, title]) => {
    if (!existsSync(fileURLToPath(new URL(file, CLONE)))) return true;
    return !['"', "'", '`'].some((quote) => textOf(file).includes(`${quote}${title.replaceAll('\\\\', '\\')}${quote}`));
  });
  expect(gone).toEqual([]);
});

test('every heading of the pitfalls in the reference has rows on the page, at least one a point', () => {
  const [, section = ''] = /^## 12\. Pitfalls$(.*?)^---$/ms.exec(textOf('docs/reference/vendors.md')) ?? [];
  const wanted = pointsBelow(section, /^\*\*([^*]+)\*\*/, /^- |^\*\*[^*]+\*\*:/);
  const told = pointsBelow(PITFALLS, /^## (.+)$/, /^\| .*`[^`]+\.test\.ts`/);
  expect([...told.keys()]).toEqual([...wanted.keys()]);
  expect([...wanted].filter(([heading, points]) => (told.get(heading) ?? 0) < points)).toEqual([]);
});
