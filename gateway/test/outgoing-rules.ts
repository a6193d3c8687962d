import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { EntityName } from '../contracts/records.ts';
import type { Outgoing, OutgoingMap } from '../forward/outgoing.ts';
import { type CodeLists, codeKey } from '../normalise/code-list.ts';
import { compileMapping } from '../normalise/compile.ts';
import { exampleContext } from '../normalise/example.ts';
import type { Mapping } from '../normalise/mapping.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** mappings/mono-log/ as it is, compiled and checked by schemas/mono-log/, with a key of the tests' own. */
export function monoLogOutgoing(): Outgoing {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const maps = new Map<EntityName, OutgoingMap>();
  for (const file of readdirSync(new URL('mappings/mono-log/', ROOT))) {
    if (!file.endsWith('.map.json')) continue;
    const mapping = JSON.parse(read(`mappings/mono-log/${file}`)) as Mapping;
    const compiled = compileMapping(mapping, codeLists());
    const check = ajv.compile(JSON.parse(read(`schemas/mono-log/${mapping.entity}.schema.json`)) as object);
    maps.set(mapping.entity as EntityName, (record, derive, problems) => {
      const body = compiled.map(record, { ...exampleContext(), derive }, problems);
      if (!check(body))
        for (const { instancePath, keyword, message } of check.errors ?? [])
          problems.push({ code: `schema.${keyword}`, path: instancePath, message: message ?? 'is wrong' });
      return body;
    });
  }
  return { maps, derive: (prefix, text) => `${prefix}-${keyed(text)}` };
}

const keyed = (text: string): string =>
  createHmac('sha256', 'key of the tests').update(text).digest('hex').slice(0, 32);

function codeLists(): CodeLists {
  return new Map(
    ['term-outcomes', 'fillers'].map((name) => {
      const text = read(`mappings/codes/${name}.csv`);
      const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      const codes = new Map(rows.slice(1).map((row) => [codeKey(row.split(',')[0] ?? ''), row.split(',')[1] ?? '']));
      return [name, { name, unknown: 'keep' as const, codes, text }];
    }),
  );
}
