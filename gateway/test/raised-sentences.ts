/* What the rooms raise, read from their sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from '../home.ts';

/** Text of each source of a room, without its tests and its Russian. */
export const sourcesOf = (room: string): readonly string[] =>
  readdirSync(join(HOME, room), { recursive: true, encoding: 'utf8' })
    .map((file) => join(room, file))
    .filter((file) => file.endsWith('.ts') && !/(\.test|-fixture)\.ts$/.test(file) && !file.includes('/test/'))
    .filter((file) => !file.endsWith('/sentences.ts') && !file.startsWith(join('gateway', 'messages', 'raised')))
    .map((file) => readFileSync(join(HOME, file), 'utf8'));

/** A template with "7" in its holes. */
export const filled = (template: string): string => template.replace(/\$\{[^}]*\}/g, '7');

/** A message or its end, as it stands in a source: a template or a text. */
const WORDS = "(?:`([^`]+)`|'([^']+)')";
const BESIDE_CODE = new RegExp(`new GatewayError\\(\\s*(?:'[a-z.-]+'|[a-z]+),\\s*${WORDS}`, 'g');
/** A function that is told the end of its message, `what`. */
const MAKER = /(?:const|function) (\w+).*\bwhat: string\): GatewayError[^`]*`([^`]+)`/g;
/** A code with the end of a message, which are put together elsewhere. */
const PAIR = new RegExp(`\\bcode: .{5,60}, what: ${WORDS}`, 'g');

/** Every message that errors of a room are raised with, as far as it stands in the sources; what is only known as it runs is "7". */
export const raisedIn = (room: string): readonly string[] =>
  sourcesOf(room).flatMap((source) =>
    [
      ...wordsOf(source, BESIDE_CODE).filter((words) => !words.includes('${what}')),
      ...wordsOf(source, PAIR).map((what) => `reading 7: ${what}`),
      ...[...source.matchAll(MAKER)].flatMap(([, name, template]) =>
        wordsOf(source, new RegExp(`throw ${name}\\(.*${WORDS}\\)`, 'g')).map((what) =>
          template!.replace('${what}', what),
        ),
      ),
    ].map(filled),
  );

const wordsOf = (source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].map(([, template = '', text]) => text ?? template);
