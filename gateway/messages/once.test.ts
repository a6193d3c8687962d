import { readdirSync } from 'node:fs';

const FOLDER = new URL('.', import.meta.url);
/** The whole, put together of the others. */
const WHOLE = 'messages.ts';

test('no sentence stands in two catalogues: the later one would be told in the place of the other', async () => {
  const places = new Map<string, string[]>();
  for (const file of readdirSync(FOLDER)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file === WHOLE) continue;
    const exported = (await import(new URL(file, FOLDER).href)) as Readonly<Record<string, unknown>>;
    for (const value of Object.values(exported)) {
      if (typeof value !== 'object' || value === null) continue;
      for (const [key, form] of Object.entries(value as object))
        if (typeof form === 'object' && form !== null && 'ru' in form && 'en' in form)
          places.set(key, [...(places.get(key) ?? []), file]);
    }
  }
  expect(places.size).toBeGreaterThan(500);
  expect([...places].filter(([, files]) => files.length > 1)).toEqual([]);
});
