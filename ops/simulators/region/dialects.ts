/** Systems that a school's journal can be kept in. */
export type System = keyof typeof DIALECTS;

/**
 * What of a journal is read: a system as it is read by default, or "system/way" where it can be read in another way that tells more.
 * The journal is the same; what can be proven of it is not.
 */
export type Reading = System | keyof typeof WAYS;

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
  /** Why somebody was absent is not told: whoever was ill is told as absent. @default false */
  readonly withoutAbsenceKinds?: boolean;
  /**
   * Attendance stands beside a day and subject: at which lesson, is told only of the one lesson of the subject that day, or where somebody has an
   * entry at each of them. @default false
   */
  readonly attendanceByDay?: boolean;
  /** There is no word for who came late. @default false */
  readonly withoutLateness?: boolean;
  /** Which lesson of the day it is has to be sought in the timetable, where two of one subject are not told apart. @default false */
  readonly withoutLessonNumbers?: boolean;
  /** When lessons begin and end is not told. @default false */
  readonly withoutLessonTimes?: boolean;
  /** When reporting periods begin and end is not told, nor so when their marks are due. @default false */
  readonly withoutPeriodDays?: boolean;
  /** Marks stand at lessons: there are no works. @default false */
  readonly withoutWorks?: boolean;
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
  // Timetable and absences of the staff, marks of calendars. Works only by their marks.
  mesh: {
    topics: true,
    attendance: 'absences',
    withoutLateness: true,
    homeworkTimes: true,
    unmarkedWorks: false,
    periodMarks: true,
    leavers: true,
  },
  // The API of the mobile application. Which classes learn by which periods, and so which of their marks are due, is not made of it.
  netschool: {
    topics: true,
    attendance: 'absences',
    homeworkTimes: false,
    unmarkedWorks: true,
    periodMarks: true,
    periodMarksDue: false,
    leavers: false,
  },
  // Diary and journal of pupils' accounts. Lessons without number and time, marks without work and id, periods without days.
  avers: {
    topics: true,
    attendance: 'absences',
    homeworkTimes: false,
    unmarkedWorks: false,
    periodMarks: true,
    leavers: true,
    withoutLateness: true,
    withoutLessonNumbers: true,
    withoutLessonTimes: true,
    withoutPeriodDays: true,
    withoutWorks: true,
    marksWithoutIds: true,
  },
  // Diaries by token. Only who was absent is told, not why; works only by their marks; not in which subjects period marks are due.
  eljur: {
    topics: true,
    attendance: 'absences',
    withoutAbsenceKinds: true,
    homeworkTimes: false,
    unmarkedWorks: false,
    periodMarks: true,
    periodMarksDue: false,
    leavers: false,
  },
  // Timetable, diary, homework and summary marks. Works are told through their marks only; of period marks it is not told in which subjects they are due.
  bars: {
    topics: true,
    attendance: 'absences',
    homeworkTimes: false,
    unmarkedWorks: false,
    periodMarks: true,
    periodMarksDue: false,
    leavers: false,
    marksWithoutIds: true,
  },
} as const satisfies Readonly<Record<string, Telling>>;

/** Other ways into a system; a new one is a line here. */
const WAYS = {
  // The web diary. Without topics, attendance and period marks.
  'netschool/diary': {
    topics: false,
    attendance: 'none',
    homeworkTimes: false,
    unmarkedWorks: true,
    periodMarks: false,
    leavers: false,
  },
  // The web diary with the report of attendance beside it, queued for every pupil and week.
  'netschool/reports': {
    topics: false,
    attendance: 'absences',
    attendanceByDay: true,
    homeworkTimes: false,
    unmarkedWorks: true,
    periodMarks: false,
    leavers: false,
  },
} as const satisfies Readonly<Record<`${System}/${string}`, Telling>>;

export const READINGS = [...Object.keys(DIALECTS), ...Object.keys(WAYS)] as readonly Reading[];

/** What a reader sees who reads so. */
export const tellingOf = (reading: Reading): Telling => ({ ...DIALECTS, ...WAYS })[reading];

export const SYSTEMS = Object.keys(DIALECTS) as readonly System[];

/** Something said of every reading, by what its dialect tells. */
export const byDialect = <Said>(say: (telling: Telling) => Said): Readonly<Record<Reading, Said>> =>
  Object.fromEntries(READINGS.map((reading) => [reading, say(tellingOf(reading))])) as Readonly<Record<Reading, Said>>;
