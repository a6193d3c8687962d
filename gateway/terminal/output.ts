import { GatewayError, type Remedy } from '../contracts/errors.ts';
import { ERRORS_RU } from '../messages/errors.ts';
import { fill, type Language } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { raisedInRussian } from '../messages/raised.ts';
import { rulesInRussian } from '../messages/raised-rules.ts';
import { WAYS_OUT_RU } from '../messages/ways-out.ts';

/** A reader that has seen enough (`| head`) ends the program, silently. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Exit codes: 0 done, 1 a finding, 2 usage or configuration, 3 try again later. */
export const EXIT = { done: 0, finding: 1, usage: 2, later: 3 } as const;
/** Mistakes of svod.json that one line tells: `svod config check` tells all of them, a line each. */
const SHOWN_MISTAKES = 3;
const EXIT_OF: Readonly<Record<Remedy, number>> = { retry: EXIT.later, operator: EXIT.usage, bug: EXIT.usage };

/** Where a command speaks: sentences for the operator, one result object with --json. */
export interface Output {
  readonly language: Language;
  readonly json: boolean;
  /** A sentence of the catalogue; nothing with --json. */
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): void;
  /** A sentence of the catalogue, without printing it. */
  text(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A ready line, for tables; nothing with --json. */
  line(text: string): void;
  /** The last line with --json. */
  result(value: object): void;
  /** A line of data that was asked for, whatever the mode. */
  data(text: string): void;
}

export function makeOutput(
  language: Language,
  json: boolean,
  write: (text: string) => void = (text) => void process.stdout.write(text),
): Output {
  const text: Output['text'] = (key, values = {}) => fill(MESSAGES[key][language], values);
  const line = (words: string): void => {
    if (!json) write(`${words}\n`);
  };
  return {
    language,
    json,
    text,
    line,
    say: (key, values) => line(text(key, values)),
    result: (value) => {
      if (json) write(`${JSON.stringify(value)}\n`);
    },
    data: (words) => write(`${words}\n`),
  };
}

/** What an error is for a program: the last line with --json. */
export interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/**
 * The one line an error gets: what, where, why, way out; the exit code; and the same for a program.
 *
 * @param command the one whose words were wrong: its own help is the way out
 */
export function describeError(
  error: unknown,
  language: Language,
  command?: string,
): { readonly line: string; readonly exit: number; readonly body: ErrorBody } {
  if (!(error instanceof GatewayError)) {
    const body = { code: 'bug', message: nameOfBug(error), fix: MESSAGES['error.bug.fix'][language] };
    return { line: `svod: ${MESSAGES['error.bug'][language]}: ${body.message}. → ${body.fix}`, exit: EXIT.usage, body };
  }
  const { code, remedy } = error;
  const body = { code, message: oneLine(messageIn(error, language)), fix: fixIn(error, language, command) };
  return { line: `svod: ${reasonOf(error, language, command)}`, exit: EXIT_OF[remedy], body };
}

/** What, where, why and the way out, in one line; of many mistakes of svod.json the first. @param command as `describeError` */
export function reasonOf(error: GatewayError, language: Language, command?: string): string {
  const head = language === 'ru' ? `${ERRORS_RU[error.code].title} [${error.code}]` : error.code;
  const { sentences, code } = error;
  const left = code.startsWith('config.') ? sentences.length - 1 - SHOWN_MISTAKES : 0;
  if (left <= 0) return `${head}: ${oneLine(messageIn(error, language))}. → ${fixIn(error, language, command)}`;
  const first = sentencesIn(sentences.slice(0, 1 + SHOWN_MISTAKES), language);
  const more = fill(MESSAGES['error.more-mistakes'][language], { count: left });
  return `${head}: ${oneLine(first)}; ${more}. → ${MESSAGES['error.more-mistakes.fix'][language]}`;
}

function fixIn({ code, fix, wayOut }: GatewayError, language: Language, command: string | undefined): string {
  if (code === 'usage.invalid' && command !== undefined) return fill(MESSAGES['usage.fix'][language], { command });
  if (language === 'en') return fix;
  return wayOut === undefined ? ERRORS_RU[code].fix : WAYS_OUT_RU[wayOut];
}

/** In the operator's language: a sentence of the catalogue, or what a room has raised. */
export const messageIn = (error: GatewayError, language: Language): string =>
  error.sentences.length === 0
    ? language === 'ru'
      ? roomInRussian(error)
      : error.message
    : sentencesIn(error.sentences, language);

const sentencesIn = (sentences: GatewayError['sentences'], language: Language): string =>
  sentences.map(({ key, values }) => fill(MESSAGES[key as MessageKey][language], values)).join('; ');

const roomInRussian = ({ code, message }: GatewayError): string =>
  code === 'rules.invalid' ? rulesInRussian(message) : raisedInRussian(message);

/** A parser's own message quotes what it read, names among it: only its kind is told. */
const nameOfBug = (error: unknown): string =>
  error instanceof Error
    ? error instanceof SyntaxError
      ? error.name
      : `${error.name}: ${oneLine(error.message)}`
    : typeof error;

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replace(/\.$/, '');
