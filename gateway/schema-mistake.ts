import { Ajv2020 } from 'ajv/dist/2020.js';
import { type JsonFile } from './json-file.ts';
import { didYouMean } from './normalise/did-you-mean.ts';
import { escaped } from './schema-check.ts';

/** What ajv quotes of a schema that it refuses: a keyword, a format, a reference. */
const QUOTED = /unknown keyword: "([^"]+)"|unknown format "([^"]+)"|resolve reference (\S+)/;

/** "line 12: …": why a schema cannot be compiled, where, and what would be right. */
export function schemaMistake(file: JsonFile, cause: Error): string {
  const ajv = new Ajv2020({ strict: false });
  void ajv.validateSchema(file.value as object);
  const [error] = ajv.errors ?? [];
  if (error) {
    const allowed = (error.params as { allowedValues?: readonly string[] }).allowedValues;
    return `line ${file.lineOf(error.instancePath)}: ${error.message}${allowed ? `: ${allowed.join(', ')}` : ''}`;
  }
  const [, keyword, format, reference] = QUOTED.exec(cause.message) ?? [];
  const word = keyword ?? format ?? reference;
  const line = file.lineOf((word !== undefined && pointerTo(word, file.value)) || '');
  if (keyword === undefined) return `line ${line}: ${cause.message}`;
  return `line ${line}: "${keyword}" is no keyword of JSON Schema${didYouMean(keyword, Object.keys(ajv.RULES.all))}`;
}

/** JSON Pointer to the first key or text that is the word. */
function pointerTo(word: string, value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const at = `/${escaped(key)}`;
    if (key === word || inner === word) return at;
    const deeper = pointerTo(word, inner);
    if (deeper !== undefined) return at + deeper;
  }
  return undefined;
}
