import { Ajv2020 } from 'ajv/dist/2020.js';
import { didYouMean } from './did-you-mean.ts';

/** What ajv quotes of a schema that it refuses: a keyword, a format, a reference. */
const QUOTED = /unknown keyword: "([^"]+)"|unknown format "([^"]+)"|resolve reference (\S+)/;

/** Why a schema cannot be compiled, where in it (JSON Pointer), and what would be right. */
export function schemaMistake(schema: object, cause: Error): { readonly pointer: string; readonly message: string } {
  const ajv = new Ajv2020({ strict: false });
  void ajv.validateSchema(schema);
  const [error] = ajv.errors ?? [];
  if (error) {
    const { allowedValues: allowed } = error.params as { allowedValues?: readonly string[] };
    return { pointer: error.instancePath, message: `${error.message}${allowed ? `: ${allowed.join(', ')}` : ''}` };
  }
  const [, keyword, format, reference] = QUOTED.exec(cause.message) ?? [];
  const word = keyword ?? format ?? reference;
  const pointer = (word !== undefined && pointerTo(word, schema)) || '';
  if (keyword === undefined) return { pointer, message: cause.message };
  const hint = didYouMean(keyword, Object.keys(ajv.RULES.all));
  return { pointer, message: `"${keyword}" is no keyword of JSON Schema${hint}` };
}

/** JSON Pointer to the first key or text that is the word. */
function pointerTo(word: string, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (key === word || inner === word) return at;
    const deeper = pointerTo(word, inner);
    if (deeper !== undefined) return at + deeper;
  }
  return undefined;
}
