import { createHmac } from 'node:crypto';
import type { EntityName } from '../contracts/records.ts';
import type { Outgoing, OutgoingMap } from '../forward/outgoing.ts';
import { exampleContext } from '../normalise/example.ts';
import { readRules } from '../rules/rules.ts';

/** mappings/mono-log/ and schemas/mono-log/ as they are, with a key of the tests' own. */
export function monoLogOutgoing(): Outgoing {
  const own = readRules(process.cwd()).of('mono-log');
  const context = exampleContext();
  const maps = new Map<EntityName, OutgoingMap>();
  for (const entity of own.entities) {
    const rules = own.of(entity);
    if (!rules) continue;
    maps.set(entity as EntityName, (record, derive, problems) => {
      const body = rules.compiled.map(record, { ...context, derive }, problems);
      problems.push(...rules.check(body));
      return body;
    });
  }
  return { maps, derive: (prefix, text) => `${prefix}-${keyed(text)}` };
}

const keyed = (text: string): string =>
  createHmac('sha256', 'key of the tests').update(text).digest('hex').slice(0, 32);
