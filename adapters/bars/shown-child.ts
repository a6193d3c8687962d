import type { ChildPerson, PersonData } from './api.ts';
import { plainText } from './plain-text.ts';
import { idText, itemsAt, rawOf } from './raw.ts';

/** Of whom an answer of GetPersonData is. */
export interface Shown {
  /** Vendor's id of the pupil. */
  readonly id: string | undefined;
  /** Number of the child, which only names tell: where exactly one child of the account is called as the pupil is. */
  readonly child: string | undefined;
}

/** Whose data these are. A pupil is named in short, and a child in full with the birth date behind the name. */
export function shownIn(json: unknown): Shown {
  const { selected_pupil_id: id, selected_pupil_name: name } = rawOf(json) as PersonData;
  const short = wordsIn(name);
  const called = (itemsAt(json, 'children_persons') as readonly ChildPerson[]).filter((child) =>
    `${wordsIn(rawOf(child)['fullname'])} `.startsWith(`${short} `),
  );
  const [only, ...others] = short === '' ? [] : called;
  return { id: idText(id), child: others.length > 0 ? undefined : idText(rawOf(only)['person_id']) };
}

const wordsIn = (name: unknown): string => {
  const text = plainText(name);
  return typeof text === 'string' ? text.toLowerCase().replaceAll('ё', 'е') : '';
};
