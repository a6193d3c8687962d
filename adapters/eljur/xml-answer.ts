import type { XmlElement } from '../kit/xml.ts';
import { parseXml } from '../kit/xml.ts';
import type { Thing } from './shapes.ts';

/** Elements that are things of a list, by the name that the same list has in JSON. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ['assessment', 'assessments'],
  ['day', 'days'],
  ['file', 'files'],
  ['group', 'groups'],
  ['homework', 'homework'],
  ['item', 'items'],
  ['item_extday', 'items_extday'],
  ['lesson', 'lessons'],
  ['mark', 'marks'],
  ['period', 'periods'],
  ['school', 'schools'],
  ['student', 'students'],
  ['user', 'users'],
  ['week', 'weeks'],
]);

/**
 * An answer in XML as the JSON of the same call, with lists in place of maps and texts in place of all scalars. Members of things are attributes, as
 * seen in an answer to `getschedule` of 2019; elements inside, as some writers make them, are read alike.
 *
 * @throws {SyntaxError} where it is not well-formed
 */
export function readXmlAnswer(text: string): Thing {
  const { name, root } = parseXml(text);
  return { [name]: valueOf(name, root) };
}

/** XML has no empty lists: a lesson without files tells none. */
const UNLISTED: ReadonlyMap<string, Thing> = new Map([['item', { files: [] }]]);

function valueOf(name: string, element: XmlElement): Thing | string {
  const { attributes, children, text } = element;
  if (attributes.size === 0 && children.size === 0) return text;
  const inside = [...children].map(([child, list]): readonly [string, unknown] => {
    const plural = LISTS.get(child);
    const values = list.map((one) => valueOf(child, one));
    const shelled = list.length === 1 ? insideShell(child, list[0]!) : undefined;
    if (shelled) return [child, shelled];
    if (plural !== undefined && !(list.length === 1 && isText(list[0]!))) return [plural, values];
    return [child, values.length === 1 ? values[0] : values];
  });
  return { ...UNLISTED.get(name), ...Object.fromEntries<unknown>([...attributes, ...inside]) };
}

/** The things of a list that has a shell around it: `<days><day/><day/></days>`. */
function insideShell(name: string, { attributes, children }: XmlElement): readonly unknown[] | undefined {
  const [[child, list] = ['', []], ...others] = children;
  const isIt = attributes.size === 0 && others.length === 0 && child !== name && LISTS.get(child) === name;
  return isIt ? list.map((one) => valueOf(child, one)) : undefined;
}

/** A lone text under the name of a listed thing is a member: `<lesson>Алгебра</lesson>` of a homework. */
const isText = ({ attributes, children, text }: XmlElement): boolean =>
  attributes.size === 0 && children.size === 0 && text !== '';
