import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Adapter, AdapterContext, Page } from '../contracts/adapter.ts';
import { SHEETS, type SheetKind } from '../contracts/records.ts';

export interface AdapterCase {
  /** Settings as they stand in svod.json, secrets filled in. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The moment of the run: the adapter must not read another clock. */
  readonly now: Date;
  readonly zone?: string;
  readonly allowLoopback?: boolean;
  /** Lets the vendor answer, for one pull or for all that follow. */
  answer(): void | Promise<void>;
  /** The same vendor, but fields have changed their types. */
  drift?(): void | Promise<void>;
  /** Vendor's ids of pupils, and names, that occur in the answers: none may show where only the store's clear text goes. */
  readonly personal: readonly string[];
  /** After which pages a run is interrupted. @default every one */
  readonly interruptAfter?: readonly number[];
}

const ORDER: readonly SheetKind[] = ['roster', 'passport', 'journal-day', 'term'];

/** The promises of contracts/adapter.ts. Every adapter that pulls runs them. */
export function testPull(adapter: Adapter, given: AdapterCase): void {
  const logged: unknown[] = [];
  const say = (...line: unknown[]): void => void logged.push(line);
  const contextOf = (signal: AbortSignal): AdapterContext => ({
    source: 'source-under-test',
    log: { debug: say, info: say, warn: say },
    signal,
    now: () => given.now,
    zone: given.zone ?? 'Europe/Moscow',
    allowLoopback: given.allowLoopback ?? false,
    reach: 'nightly',
  });
  const start = (cursor?: string, signal = new AbortController().signal): AsyncIterable<Page> =>
    adapter.pull!(given.config, cursor, contextOf(signal));
  const pull = async (cursor?: string): Promise<Page[]> => {
    await given.answer();
    return Array.fromAsync(start(cursor));
  };

  test('its settings have a strict schema with secrets marked, and the case fits it', () => {
    const ajv = new Ajv2020({ strict: true, strictRequired: false, useDefaults: true });
    formats.default(ajv);
    // Which secret renews another: gateway/config/credentials.ts reads it.
    ajv.addKeyword('renewedBy');
    expect(adapter.configSchema).toMatchObject({ additionalProperties: false });
    const validate = ajv.compile(adapter.configSchema);
    expect([validate(structuredClone(given.config)), validate.errors]).toEqual([true, null]);
    expect(validate({ ...given.config, noSuchSetting: 1 })).toBe(false);
    expect(secretsOf(adapter, given).length).toBeGreaterThan(0);
  });

  test('pages come in order: rosters, journal weeks oldest first, terms', async () => {
    const keys = (await pull()).map((page) => {
      const kind = kindOf(page);
      return `${ORDER.indexOf(kind)} ${kind === 'journal-day' ? (page.covers?.from ?? '') : ''}`;
    });
    expect(keys.filter((key) => !key.endsWith(' '))).toEqual(keys.filter((key) => !key.endsWith(' ')).sort());
    const kinds = keys.map((key) => key[0]);
    expect(kinds).toEqual(kinds.toSorted());
  });

  test('every raw record is counted as received, yields what its sheet holds, and can be found again', async () => {
    for (const page of await pull()) {
      const records = page.records();
      expect(records).toHaveLength(page.received);
      const entities: readonly string[] = SHEETS[kindOf(page)];
      for (const { yields, place } of records) {
        expect(yields.length).toBeGreaterThan(0);
        expect(yields.filter((entity) => !entities.includes(entity))).toEqual([]);
        if (page.covers) expect(place).toMatchObject({ school: page.covers.school, scope: page.covers.scope });
      }
    }
  });

  test('a page covers one cell of the calendar, and no two pages the same', async () => {
    const cells: string[] = [];
    for (const { covers } of await pull()) {
      if (!covers) continue;
      const { sheet, school, scope, from, to, entities } = covers;
      expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(sheet === 'journal-day' ? 6 : 0);
      if (sheet === 'journal-day') expect(new Date(from).getUTCDay()).toBe(1);
      expect(entities.filter((entity) => !(SHEETS[sheet] as readonly string[]).includes(entity))).toEqual([]);
      cells.push(...entities.map((entity) => [sheet, school, scope, from, entity].join(' ')));
    }
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.length).toBeGreaterThan(0);
  });

  test('no ref, cursor or coverage tells a pupil, and no secret is told at all', async () => {
    const pages = await pull();
    const clear = pages.map(({ cursor, covers, records }) => {
      const { pupils: _pupils, ...slice } = covers ?? { pupils: 'all' };
      return [cursor, slice, records().map(({ ref, place }) => [ref, place])];
    });
    expect(given.personal.filter((word) => JSON.stringify([clear, logged]).includes(word))).toEqual([]);
    const everything = JSON.stringify([logged, pages.map((page) => [page, page.records()])]);
    expect(secretsOf(adapter, given).filter((secret) => everything.includes(secret))).toEqual([]);
  });

  test('a run that is interrupted anywhere goes on behind the last page stored', async () => {
    const whole = (await pull()).map(outlineOf);
    expect(new Set(whole.map(({ cursor }) => cursor)).size).toBe(whole.length);
    for (const count of given.interruptAfter ?? whole.keys().map((index) => index + 1)) {
      const rest = await pull(whole[count - 1]!.cursor);
      expect(rest.map(outlineOf)).toEqual(whole.slice(count));
    }
  });

  test('reading again gives the same digests, and so does asking for one page again', async () => {
    const first = await pull();
    const second = await pull();
    expect(second.map(outlineOf)).toEqual(first.map(outlineOf));
    await given.answer();
    const asked = second.find((page) => page.again && page.covers?.sheet === 'journal-day') ?? second[0]!;
    if (asked.again) expect(outlineOf(await asked.again())).toEqual(outlineOf(asked));
  });

  test('reading times are those of the given clock', async () => {
    for (const { read } of await pull()) expect([read.from, read.to]).toEqual([given.now, given.now]);
  });

  test('it stops when told to, before and in the middle', async () => {
    await given.answer();
    await expect(Array.fromAsync(start(undefined, AbortSignal.abort()))).rejects.toMatchObject({ code: 'stopped' });
    await given.answer();
    const stopping = new AbortController();
    const pages = start(undefined, stopping.signal)[Symbol.asyncIterator]();
    await pages.next();
    stopping.abort();
    await expect(drain(pages)).rejects.toMatchObject({ code: 'stopped' });
  });

  const { drift } = given;
  if (drift) {
    test('fields of another type stop nothing: their records are listed and counted', async () => {
      await drift();
      for (const page of await Array.fromAsync(start())) expect(page.records()).toHaveLength(page.received);
    });
  }
}

const outlineOf = ({
  digest,
  received,
  cursor,
  covers,
}: Page): Pick<Page, 'digest' | 'received' | 'cursor'> & { covers: unknown } => ({
  digest,
  received,
  cursor,
  covers,
});

/** The sheet a page is of; told by its coverage, else by what its records yield. */
function kindOf(page: Page): SheetKind {
  if (page.covers) return page.covers.sheet;
  const entity = page.records()[0]?.yields[0];
  return (
    ORDER.find((kind) => entity !== undefined && (SHEETS[kind] as readonly string[]).includes(entity)) ?? 'journal-day'
  );
}

/** The values of all settings that the schema marks as secret, also inside lists. */
function secretsOf({ configSchema }: Adapter, { config }: AdapterCase): readonly string[] {
  const within = (value: unknown, schema: SettingSchema | undefined): readonly string[] => {
    if (schema?.writeOnly) return [String(value)];
    if (Array.isArray(value)) return value.flatMap((item) => within(item, schema?.items));
    if (value === null || typeof value !== 'object') return [];
    return Object.entries(value).flatMap(([name, item]) => within(item, schema?.properties?.[name]));
  };
  return within(config, configSchema);
}

interface SettingSchema {
  readonly writeOnly?: boolean;
  readonly items?: SettingSchema;
  readonly properties?: Readonly<Record<string, SettingSchema>>;
}

async function drain(pages: AsyncIterator<Page>): Promise<void> {
  while (!(await pages.next()).done);
}
