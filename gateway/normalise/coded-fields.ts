import type { Mapping, ReadField, Recipe } from './mapping.ts';

/** Every pointer that a mapping reads, those of names too; one that several recipes read stands several times. */
export const fieldsReadBy = ({ fields, names = [] }: Mapping): readonly ReadField[] => [
  ...Object.values(fields).flatMap(readBy),
  ...names.map((pointer) => ({ pointer, isPerson: true })),
];

function readBy(recipe: Recipe): readonly ReadField[] {
  if (typeof recipe === 'string') return [{ pointer: recipe }];
  const [first = {}, ...steps] = recipe;
  const { get, join } = first as { readonly get?: string | readonly string[]; readonly join?: readonly Recipe[] };
  const lists = steps.flatMap((step) => (typeof step['code'] === 'string' ? [step['code']] : []));
  const person = steps.some((step) => 'pseudonym' in step) && { isPerson: true };
  const pointers = get === undefined ? [] : typeof get === 'string' ? [get] : get;
  return [
    ...pointers.flatMap((pointer) =>
      lists.length === 0 ? [{ pointer, ...person }] : lists.map((list) => ({ pointer, list, ...person })),
    ),
    ...(Array.isArray(join) ? (join as readonly Recipe[]).flatMap(readBy) : []).map((part) => ({ ...part, ...person })),
  ];
}
