import { Parser } from 'xml2js';

/** An element of a small document; text is that of the element itself, trimmed. */
export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Elements inside, by name, in their order. */
  readonly children: ReadonlyMap<string, readonly XmlElement[]>;
}

/** As xml2js gives an element that has attributes or elements inside; else it is a text. */
interface Parsed {
  readonly $?: Readonly<Record<string, string>>;
  readonly _?: string;
  readonly [child: string]: unknown;
}

/** Whether a text looks like an XML document that is no page for people. */
export const looksLikeXml = (text: string): boolean => /^\s*<\?xml\b/.test(text) && !/<html\b/i.test(text);

/**
 * Reads a document whole; for small ones, for it stands in memory. Entities of its own are not resolved.
 *
 * @throws {SyntaxError} where it is not well-formed
 */
export function parseXml(text: string): { readonly name: string; readonly root: XmlElement } {
  const parser = new Parser({ async: false, explicitArray: true, trim: true, strict: true });
  let found: { readonly [name: string]: unknown } | null = null;
  let failure: Error | null = null;
  parser.parseString(text, (error: Error | null, result: { readonly [name: string]: unknown } | null) => {
    failure ??= error;
    found = result;
  });
  const [entry] = Object.entries(found ?? {});
  if (failure !== null || entry === undefined) throw new SyntaxError('The document is not well-formed.');
  return { name: entry[0], root: elementOf(entry[1]) };
}

function elementOf(value: unknown): XmlElement {
  if (value === null || typeof value !== 'object')
    return { attributes: new Map(), text: String(value), children: new Map() };
  const { $: attributes = {}, _: text = '', ...children } = value as Parsed;
  return {
    attributes: new Map(Object.entries(attributes)),
    text,
    children: new Map(Object.entries(children).map(([name, list]) => [name, (list as unknown[]).map(elementOf)])),
  };
}
