import type { Figure } from '../comply/assess-region.ts';
import type { MessageKey } from '../messages/messages.ts';

/** Headings of a table of figures, in the order of `cellsOf`; the first is that of the requirement. */
export const FIGURE_HEAD = [
  'check.head',
  'check.due',
  'check.present',
  'check.missing',
  'check.late',
  'check.pending',
  'check.unprovable',
] as const satisfies readonly MessageKey[];

/** Expected · present · missing · late · pending · not provable. */
export const cellsOf = ({ expected, present, missing, late, pending, notProvable }: Figure): readonly number[] => [
  expected,
  present,
  missing,
  late,
  pending,
  notProvable,
];
