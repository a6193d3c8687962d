import type { Request, Response } from 'express';
import { Refusal } from './call.ts';
import { jsonOf } from './json.ts';
import type { Dialect } from './options.ts';
import { xmlOf } from './xml.ts';

/** Parameters of query and form together, names in lower case; of repeated ones the last. */
export function parametersOf(request: Request): ReadonlyMap<string, string> {
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const all = [...Object.entries(request.query), ...Object.entries(typeof body === 'object' ? body : {})];
  return new Map(
    all.flatMap(([name, value]) => {
      const last: unknown = [value].flat().at(-1);
      return typeof last === 'object' || last === undefined ? [] : [[name.toLowerCase(), String(last)] as const];
    }),
  );
}

/** How an answer is written: its envelope, and JSON or XML. */
export interface Writing extends Pick<Dialect, 'envelope' | 'format'> {
  readonly given: ReadonlyMap<string, string>;
}

/** Answers with a result. */
export const answer = (response: Response, result: object, writing: Writing): void =>
  write(response, 200, { state: 200, error: null, result }, writing);

/** Answers with an error: its state is the status too. */
export function refuse(response: Response, error: unknown, writing: Writing): void {
  const { state, message, errorCode } =
    error instanceof Refusal ? error : { state: 500, message: 'ошибка сервера', errorCode: undefined };
  write(response, state, { state, error: message, result: errorCode === undefined ? {} : { errorCode } }, writing);
}

function write(
  response: Response,
  status: number,
  envelope: Readonly<Record<string, unknown>>,
  { given, envelope: form, format }: Writing,
): void {
  const asked = format === 'xml-only' ? 'xml' : given.get('out_format')?.toLowerCase() || format;
  response.status(status);
  if (asked === 'xml') return void response.type('text/xml; charset=utf-8').send(xmlOf(envelope));
  response.type('application/json').send(jsonOf(form === 'wrapped' ? { response: envelope } : envelope));
}
