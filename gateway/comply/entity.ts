import type { components } from '../../schemas/canonical/canonical.gen.ts';
import type { SheetBody } from '../contracts/sheet.ts';

type Schemas = components['schemas'];

/** The entities that are judged, or that say what is expected. */
interface Entities {
  readonly school: Schemas['School'];
  readonly 'academic-year': Schemas['AcademicYear'];
  readonly period: Schemas['Period'];
  readonly 'calendar-day': Schemas['CalendarDay'];
  readonly class: Schemas['Class'];
  readonly group: Schemas['Group'];
  readonly subject: Schemas['Subject'];
  readonly curriculum: Schemas['Curriculum'];
  readonly teaching: Schemas['Teaching'];
  readonly enrolment: Schemas['Enrolment'];
  readonly 'timetable-slot': Schemas['TimetableSlot'];
  readonly lesson: Schemas['Lesson'];
  readonly 'attendance-taken': Schemas['AttendanceTaken'];
  readonly work: Schemas['Work'];
  readonly mark: Schemas['Mark'];
  readonly homework: Schemas['Homework'];
  readonly 'term-mark': Schemas['TermMark'];
}
export type Entity<Name extends keyof Entities> = Readonly<Entities[Name]>;

/** The records of one entity. Sheets hold only records that are valid against their schemas: the one cast of this room. */
export const recordsOf = <Name extends keyof Entities>(body: SheetBody, entity: Name): readonly Entity<Name>[] =>
  (body[entity] ?? []) as unknown as readonly Entity<Name>[];
