/** Systems that a school's journal can be kept in. */
export type System = keyof typeof DIALECTS;

/** What a reader of a system's dialect can see of a journal, as far as defects show in it. */
export interface Telling {
  /** Topics of lessons. */
  readonly topics: boolean;
  /**
   * Attendance, and what of it. "taken": also that everybody was there, where a school writes that down, and when it was taken; "absences":
   * only who was not there, so that a lesson without entries proves nothing.
   */
  readonly attendance: 'taken' | 'absences' | 'none';
  /** When homework was entered; without it only who read in between knows that it was late. */
  readonly homeworkTimes: boolean;
  /** Works that nobody has a mark for yet. */
  readonly unmarkedWorks: boolean;
  /** Marks of reporting periods. */
  readonly periodMarks: boolean;
  /** Which period marks are due, so that one that is missing is found. @default as `periodMarks` */
  readonly periodMarksDue?: boolean;
  /** That a pupil has left the school; without it one who left seems to stay in the class of that time. */
  readonly leavers: boolean;
  /** Marks have no ids, so that one listed twice cannot be told from two marks. @default false */
  readonly marksWithoutIds?: boolean;
}

/** A new system is a line here. */
export const DIALECTS = {
  'dnevnik-ru': {
    topics: true,
    attendance: 'taken',
    homeworkTimes: true,
    unmarkedWorks: true,
    periodMarks: true,
    leavers: true,
  },
  // The web diary. Without topics, attendance and period marks.
  netschool: {
    topics: false,
    attendance: 'none',
    homeworkTimes: false,
    unmarkedWorks: true,
    periodMarks: false,
    leavers: false,
  },
  // Timetable, homework and summary marks. Works are told through their marks only; of period marks it is not told in which subjects they are due.
  bars: {
    topics: true,
    attendance: 'none',
    homeworkTimes: false,
    unmarkedWorks: false,
    periodMarks: true,
    periodMarksDue: false,
    leavers: false,
    marksWithoutIds: true,
  },
} as const satisfies Readonly<Record<string, Telling>>;

export const SYSTEMS = Object.keys(DIALECTS) as readonly System[];

/** Something said of every system, by what its dialect tells. */
export const byDialect = <Said>(say: (telling: Telling) => Said): Readonly<Record<System, Said>> =>
  Object.fromEntries(SYSTEMS.map((system) => [system, say(DIALECTS[system])])) as Readonly<Record<System, Said>>;
