import { createHash } from 'node:crypto';
import type { MapContext, Role } from './context.ts';
import { blankerOf, digestsOf, stemmerOf } from './blanker.ts';
import { zoneOf } from './zone.ts';

const PREFIXES: Readonly<Record<Role, string>> = { pupil: 'pu', staff: 'st', guardian: 'gu' };
const CLASS_LIST = ['Петров Илья Сергеевич', 'Заварзина Дарья'];

/** What example pairs and `svod map try` are read with; mappings/README.md tells it to those who write examples. */
export function exampleContext(unknownCode: MapContext['unknownCode'] = () => undefined): MapContext {
  const stemmer = stemmerOf(Buffer.alloc(32));
  return {
    zone: zoneOf('Europe/Moscow'),
    pseudonym: (role, id) => `${PREFIXES[role]}-00000000-${hex32(id)}`,
    blank: blankerOf(new Set(digestsOf(CLASS_LIST, stemmer)), stemmer),
    unknownCode,
    derive: (prefix, text) => `${prefix}-${sha(text)}`,
  };
}

const hex32 = (id: string): string => (/^[0-9a-f]{1,32}$/.test(id) ? id.padStart(32, '0') : sha(id));
const sha = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
