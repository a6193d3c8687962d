import { request } from 'node:http';

/** A small client of the protocol for tests, written after the public documents and after nothing of ours. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The body; ids beyond 2^53 are rounded, as any reader of JSON would. */
  readonly json: unknown;
}

export interface Asking {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: string;
  readonly type?: string;
}

/** One request over a socket; path and query go as they stand. */
export function ask(url: string, { method = 'GET', token, body, type }: Asking = {}): Promise<Answer> {
  const headers = {
    ...(token === undefined ? {} : { 'access-token': token }),
    ...(type ? { 'content-type': type } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        const kind = response.headers['content-type'] ?? '';
        const isJson = kind.startsWith('application/json');
        resolve({
          status: response.statusCode ?? 0,
          type: kind,
          text,
          json: isJson ? (JSON.parse(text) as unknown) : undefined,
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
