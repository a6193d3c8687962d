import type { XmlElement } from '../kit/xml.ts';
import { parseXml } from '../kit/xml.ts';
import type { Thing } from './shapes.ts';

/** Elements that are things of a list, by the name that the same list has in JSON. */
const LISTS: Readonly<Record<string, string>> = {
  assessment: 'assessments',
  day: 'days',
  file: 'files',
  group: 'groups',
  homework: 'homework',
  item: 'items',
  item_extday: 'items_extday',
  lesson: 'lessons',
  mark: 'marks',
  period: 'periods',
  school: 'schools',
  student: 'students',
  user: 'users',
  week: 'weeks',
};

/**
 * An answer in XML as the JSON of the same call, with lists in place of maps and texts in place of all scalars. Members of things are attributes, as
 * seen in an answer to `getschedule` of 2019; elements inside, as some writers make them, are read alike.
 *
 * @throws {SyntaxError} where it is not well-formed
 */
export function readXmlAnswer(text: string): Thing {
  const { name, root } = parseXml(text);
  return { [name]: valueOf(root) };
}

function valueOf(element: XmlElement): Thing | string {
  const { attributes, children, text } = element;
  if (attributes.size === 0 && children.size === 0) return text;
  const inside = [...children].map(([name, list]): readonly [string, unknown] => {
    const plural = LISTS[name];
    if (plural !== undefined && !(list.length === 1 && isShell(list[0]!))) return [plural, list.map(valueOf)];
    return [name, list.length === 1 ? valueOf(list[0]!) : list.map(valueOf)];
  });
  return Object.fromEntries<unknown>([...attributes, ...inside]);
}

/** A lone text under the name of a listed thing is a member: `<lesson>Алгебра</lesson>` of a homework. */
const isShell = ({ attributes, children, text }: XmlElement): boolean =>
  attributes.size === 0 && children.size === 0 && text !== '';
