import { readFileSync } from 'node:fs';
import type { ReadStream } from 'node:tty';
import { sentence, told } from '../messages/told.ts';

/** Signs that a passphrase has at least. */
const SHORTEST = 12;
const [ENTER, RETURN, INTERRUPT, END, BACKSPACE, DELETE] = ['\n', '\r', '\u0003', '\u0004', '\b', '\u007f'];

/** Where a passphrase may come from; never from the command line. */
export interface PassphraseFrom {
  /** Number of a file descriptor. */
  readonly descriptor: string | undefined;
  readonly variable: string | undefined;
  readonly terminal: ReadStream & { readonly isTTY?: boolean };
  ask(text: string): void;
}

/** What is asked for on a terminal. */
export interface Questions {
  readonly first: string;
  /** Asked where the passphrase is new: both must be equal. */
  readonly again?: string;
}

/** @throws {GatewayError} usage.invalid: there is none, it is too short, or the two are not equal */
export async function passphraseOf(from: PassphraseFrom, questions: Questions): Promise<string> {
  const passphrase = await given(from, questions);
  if ([...passphrase].length < SHORTEST) throw told('usage.invalid', [sentence('key.short', { least: SHORTEST })]);
  return passphrase;
}

async function given({ descriptor, variable, terminal, ask }: PassphraseFrom, questions: Questions): Promise<string> {
  if (descriptor !== undefined) return firstLine(descriptor);
  if (variable !== undefined && variable !== '') return variable;
  if (!terminal.isTTY) throw told('usage.invalid', [sentence('key.no-passphrase')]);
  ask(questions.first);
  const first = await readHidden(terminal);
  ask('\n');
  if (questions.again === undefined) return first;
  ask(questions.again);
  const second = await readHidden(terminal);
  ask('\n');
  if (first !== second) throw told('usage.invalid', [sentence('key.unequal')]);
  return first;
}

function firstLine(descriptor: string): string {
  try {
    return readFileSync(Number(descriptor), 'utf8').split(/\r?\n/)[0] ?? '';
  } catch {
    throw told('usage.invalid', [sentence('key.no-descriptor', { descriptor })]);
  }
}

/** A line of the terminal that is not shown. */
function readHidden(terminal: ReadStream): Promise<string> {
  terminal.setRawMode(true);
  terminal.setEncoding('utf8');
  terminal.resume();
  return new Promise((resolve, reject) => {
    let line = '';
    const end = (): void => {
      terminal.off('data', onText);
      terminal.setRawMode(false);
      terminal.pause();
    };
    const onText = (text: string): void => {
      for (const sign of text) {
        if (sign === ENTER || sign === RETURN || sign === END) {
          end();
          return resolve(line);
        }
        if (sign === INTERRUPT) {
          end();
          return reject(told('stopped', [sentence('key.stopped')]));
        }
        line = sign === BACKSPACE || sign === DELETE ? [...line].slice(0, -1).join('') : line + sign;
      }
    };
    terminal.on('data', onText);
  });
}
