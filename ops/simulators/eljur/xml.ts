/** Members that hold things of one name: each is an element of that name, without a shell around them. */
const SINGULAR: Readonly<Record<string, string>> = {
  assessments: 'assessment',
  days: 'day',
  files: 'file',
  groups: 'group',
  homework: 'homework',
  items: 'item',
  items_extday: 'item_extday',
  lessons: 'lesson',
  marks: 'mark',
  periods: 'period',
  resources: 'resource',
  roles: 'role',
  rules: 'rule',
  schools: 'school',
  students: 'student',
  subgroups: 'subgroup',
  users: 'user',
  weeks: 'week',
};

/**
 * An envelope as XML. As seen in an answer to `getschedule` of 2019: things are elements whose scalar members are attributes, true and false are
 * words, null is empty. For the other calls that form is assumed. A key that is no member of its thing is not told.
 */
export function xmlOf(envelope: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(envelope).map(([name, value]) =>
    value !== null && typeof value === 'object' ? shell(name, value) : element(name, value),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<response>${members.join('')}</response>\n`;
}

/** The result: its own scalars are elements. */
function shell(name: string, value: object): string {
  const inside = Object.entries(value).map(([member, item]) =>
    item !== null && typeof item === 'object' ? children(member, item) : element(member, item),
  );
  return `<${name}>${inside.join('')}</${name}>`;
}

/** A member that is a thing, or several. */
function children(name: string, value: object): string {
  const single = SINGULAR[name];
  if (single === undefined && !Array.isArray(value)) return thing(name, value);
  return [...(value instanceof Map || Array.isArray(value) ? value.values() : Object.values(value))]
    .map((item: unknown) =>
      item !== null && typeof item === 'object' ? thing(single ?? name, item) : element(single ?? name, item),
    )
    .join('');
}

function thing(name: string, value: object): string {
  const attributes = Object.entries(value).flatMap(([member, item]) =>
    item !== null && typeof item === 'object' ? [] : [` ${member}="${escaped(item)}"`],
  );
  const inside = Object.entries(value).flatMap(([member, item]) =>
    item !== null && typeof item === 'object' ? [children(member, item as object)] : [],
  );
  return `<${name}${attributes.join('')}>${inside.join('')}</${name}>`;
}

const element = (name: string, value: unknown): string => `<${name}>${escaped(value)}</${name}>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text of a scalar; line ends as references, for readers join the lines of an attribute. */
const escaped = (value: unknown): string =>
  (value === null || value === undefined ? '' : String(value as string | number | boolean))
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!)
    .replaceAll(/[\r\n\t]/g, (sign) => `&#${sign.codePointAt(0)};`);
