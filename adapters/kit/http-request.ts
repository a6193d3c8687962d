/** Values of a query or form; a list becomes a repeated key, undefined is left out. */
export type Fields = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>;

export interface HttpRequest {
  /** @default GET; POST where there is a body */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path under the base address, without a leading slash to stay below it; or a full address at an allowed host. */
  readonly path: string;
  readonly query?: Fields;
  /** At most one of json, form and bytes. */
  readonly json?: unknown;
  readonly form?: Fields;
  /** A body that is ready, e.g. a windows-1251 form; give its Content-Type among the headers. */
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** What a good answer is. A page instead of JSON is http.not-json and tried again. @default json */
  readonly expects?: 'json' | 'anything';
  /** Statuses beside 2xx that the caller reads by itself instead of getting an error. */
  readonly accepts?: readonly number[];
  /** Tries for this request; 1 where asking twice does harm. @default the door's */
  readonly tries?: number;
  /** Asking twice does no harm. @default true for all methods but POST */
  readonly isRepeatable?: boolean;
  /** Says the place in error messages instead of the path, where the path holds a pupil's id. */
  readonly place?: string;
  readonly signal: AbortSignal;
}

/** Query or form text: keys in the order given, lists as repeated keys. */
function fieldsText(fields: Fields): string {
  const pairs = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) pairs.append(key, String(one));
    else if (value !== undefined) pairs.append(key, String(value));
  }
  return pairs.toString();
}

/** The full address of a request below `baseUrl`. */
export function addressOf(baseUrl: string, { path, query }: Pick<HttpRequest, 'path' | 'query'>): URL {
  const text = query ? fieldsText(query) : '';
  const whole = text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
  return new URL(whole, baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
}

/** Body and its Content-Type as they are sent. */
export function bodyOf({ json, form, bytes }: HttpRequest): {
  readonly data?: string | Buffer;
  readonly type?: string;
} {
  if (bytes !== undefined) return { data: bytes };
  if (form !== undefined) return { data: fieldsText(form), type: 'application/x-www-form-urlencoded; charset=utf-8' };
  if (json !== undefined) return { data: JSON.stringify(json), type: 'application/json; charset=utf-8' };
  return {};
}

/** The method that a request is sent with. */
export const methodOf = (request: HttpRequest): NonNullable<HttpRequest['method']> =>
  request.method ?? ((request.bytes ?? request.form ?? request.json) === undefined ? 'GET' : 'POST');

/** What was being done, for messages: method and path, never the query. */
export const doingOf = (request: HttpRequest): string =>
  `${methodOf(request)} ${request.place ?? request.path.split('?')[0]}`;
