import { parse, type ParsedUrlQuery } from 'node:querystring';

/**
 * A query whose names are found case aside (clients of the same calls write `periodDays` and `PeriodDays`): as it was spelt if it is there
 * so, else in another spelling. It lists its names as they were sent.
 */
export const caselessQuery = (text: string): ParsedUrlQuery =>
  new Proxy(parse(text), {
    get(sent, name) {
      if (typeof name !== 'string' || name in sent) return Reflect.get(sent, name) as unknown;
      const wanted = name.toLowerCase();
      return sent[Object.keys(sent).find((one) => one.toLowerCase() === wanted) ?? name];
    },
  });
