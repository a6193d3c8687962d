import { basename } from 'node:path';
import { readConfig, type ReadConfig, readSlipping, readWithoutSecrets } from './read-config.ts';
import { settingsOf } from '../adapter-finder.ts';
import { clockNow } from '../clock.ts';
import { GatewayError, type ToldSentence } from '../contracts/errors.ts';
import { expiringCredentials } from './credentials.ts';
import type { WrittenFile } from '../files/json-file.ts';
import { localMoment } from '../messages/local-moment.ts';
import { configRules, rules } from '../home.ts';
import { fill, type Language } from '../messages/form.ts';
import { mistakeInRussian, ruleMistakesIn } from '../messages/raised-rules.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { messageIn } from '../terminal/output.ts';

/** One thing that is wrong, in the operator's language, with what would be right. */
export interface ToldMistake {
  /** 0 where the whole file is meant. */
  readonly line: number;
  /** JSON Pointer in svod.json, its name where it is no JSON; of mappings/ and schemas/ the name of the room. */
  readonly at: string;
  readonly message: string;
}

/** What `svod config check` found. */
export interface ConfigCheck {
  readonly file: string | undefined;
  /** What was looked at, with how many of them there are where it is a list. */
  readonly parts: readonly { readonly part: string; readonly count?: number; readonly mistakes: number }[];
  readonly mistakes: readonly ToldMistake[];
  /** Worth knowing, and no mistake. */
  readonly notes: readonly string[];
}

/** What of the configuration is not written by people for the gateway. */
const SILENT: ReadonlySet<string> = new Set(['$schema', '$comment']);
const RULES = 'mappings, schemas';
/** What is told where the document itself is wrong: its name. */
const wholeOf = (file: string | undefined): string => basename(file ?? 'svod.json');
const LINE = /^reading .*?, line (\d+): /s;

/** Looks at svod.json and at the rules; nothing is thrown for what is wrong with them. */
export function checkConfig(file: string | undefined, language: Language): ConfigCheck {
  const mistakes = [...configMistakes(file, language), ...rulesMistakes(language)];
  const parts = [...partsOf(file), { part: RULES }].map((one) => ({
    ...one,
    mistakes: mistakes.filter(({ at }) => isIn(at, one.part, wholeOf(file))).length,
  }));
  return { file, parts, mistakes, notes: notesOn(file, language) };
}

/** What runs out soon, what those lack that are paused, and whose secrets nobody asked for; none where the file cannot be used. */
function notesOn(file: string | undefined, language: Language): readonly string[] {
  const read = usable(file);
  if (!read) return [];
  const { config, notes } = read;
  const expiring = expiringCredentials(config, settingsOf, clockNow()()).map(({ source, setting, expiresAt }) =>
    fill(MESSAGES['sources.expires'][language], { source, setting, at: localMoment(config.zone, expiresAt) }),
  );
  const lacking = [...config.sources, ...config.destinations, ...config.channels].flatMap(({ paused, lack }) =>
    paused && lack
      ? [fill(MESSAGES['config.paused-lacks'][language], { why: toldMistake(lack, language).message })]
      : [],
  );
  return [...notes.map((note) => toldMistake(note, language).message), ...expiring, ...lacking];
}

function usable(file: string | undefined): ReadConfig | undefined {
  try {
    return readWithoutSecrets(file, configRules());
  } catch (error) {
    // What is wrong is told among the mistakes.
    if (error instanceof GatewayError) return undefined;
    throw error;
  }
}

function configMistakes(file: string | undefined, language: Language): readonly ToldMistake[] {
  return mistakesOf(() => readConfig(file, configRules()), wholeOf(file), language);
}

const rulesMistakes = (language: Language): readonly ToldMistake[] => mistakesOf(rules, RULES, language);

/** The mistakes that a reading throws; the first sentence of an error about a file names the file. */
function mistakesOf(read: () => unknown, at: string, language: Language): readonly ToldMistake[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const told = toldMistakes(error, language);
    if (told.length > 0) return told;
    if (error.code !== 'rules.invalid')
      return [{ line: Number(LINE.exec(error.message)?.[1] ?? 0), at, message: messageIn(error, language) }];
    const inWords = language === 'ru' ? mistakeInRussian : (told: string): string => told;
    return ruleMistakesIn(error.message).map((one) => ({ line: 0, at, message: inWords(one) }));
  }
}

/** The mistakes that an error about a file tells, each with its line and place; none where it is no such error. */
export function toldMistakes({ sentences: [head, ...told] }: GatewayError, language: Language): readonly ToldMistake[] {
  return head?.key === 'mistake.file' ? told.map((one) => toldMistake(one, language)) : [];
}

const toldMistake = ({ key, values }: ToldSentence, language: Language): ToldMistake => ({
  line: Number(values['line'] ?? 0),
  at: String(values['at'] ?? ''),
  message: fill(MESSAGES[key as MessageKey][language], values),
});

/** The keys of the document, and how many sources, nodes and destinations there are; none where it is no JSON. */
function partsOf(file: string | undefined): readonly { readonly part: string; readonly count?: number }[] {
  if (file === undefined) return [];
  let document: WrittenFile['value'];
  const slipping: { readonly part: string }[] = [];
  try {
    const { value, slips = [] } = readSlipping(file);
    document = value;
    if (slips.length > 0) slipping.push({ part: wholeOf(file) });
  } catch {
    return [{ part: wholeOf(file) }];
  }
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return [{ part: wholeOf(file) }];
  const parts = Object.entries(document as Readonly<Record<string, unknown>>)
    .filter(([key]) => !SILENT.has(key))
    .map(([part, value]) => ({
      part,
      ...(value !== null && typeof value === 'object' && { count: countOf(value) }),
    }));
  return [...slipping, ...parts];
}

const countOf = (value: object): number => Object.keys(value).filter((key) => !SILENT.has(key)).length;

const isIn = (at: string, part: string, whole: string): boolean =>
  (part === whole && at === '/') || at === part || at === `/${part}` || at.startsWith(`/${part}/`);
