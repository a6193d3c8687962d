import { ERRORS, GatewayError, type Remedy } from './contracts/errors.ts';
import { ERRORS_RU } from './messages-errors.ts';
import { MESSAGES, type MessageKey } from './messages.ts';

/** A reader that has seen enough (`| head`) ends the program, silently. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

export type Language = 'ru' | 'en';

/** Exit codes: 0 done, 1 a finding, 2 usage or configuration, 3 try again later. */
export const EXIT = { done: 0, finding: 1, usage: 2, later: 3 } as const;
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

/** The one line an error gets: what, where, why, way out. */
export function errorLine(error: unknown, language: Language): { readonly line: string; readonly exit: number } {
  if (!(error instanceof GatewayError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { line: `svod: ${message}`, exit: EXIT.usage };
  }
  const { title, fix } = language === 'ru' ? ERRORS_RU[error.code] : { title: error.code, fix: ERRORS[error.code].fix };
  const code = language === 'ru' ? ` [${error.code}]` : '';
  return { line: `svod: ${title}${code}: ${error.message}. → ${fix}`, exit: EXIT_OF[error.remedy] };
}

const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
