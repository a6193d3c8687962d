import type { Ids, Key, Spoiled, Text } from './thing.ts';
import type { Day, Moment, Timeline } from './timeline.ts';
import type { Work } from './work.ts';

/** A lesson of a class or of one subgroup. It is listed ahead of its day; one that is cancelled is withdrawn. */
export interface Lesson {
  readonly key: Key;
  readonly ids: Ids;
  readonly day: Day;
  readonly class: Key;
  readonly group: Key | undefined;
  readonly subject: Key;
  readonly number: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room: string;
  /** End of the lesson. */
  readonly ends: Moment;
  readonly timeline: Timeline<LessonValue>;
  /** Moment at which attendance was taken; undefined: never. Who has no entry below was present. */
  readonly attendanceTaken: Moment | undefined;
  /** Pupils who were not simply present all along. */
  readonly attendance: readonly Attendance[];
  /** Works without homework. */
  readonly works: readonly Work[];
  readonly homework: Homework | undefined;
  readonly spoiled: Exclude<Spoiled, 'unknown-code'> | undefined;
}

export interface LessonValue {
  /** Undefined: nothing was entered. A filler («---Не указана---») counts as blank. */
  readonly topic: Text | undefined;
  readonly topicBlank: boolean;
  readonly teacher: Key;
  /** The teacher for whom the other one stands in. */
  readonly substituteFor: Key | undefined;
}

export type AttendanceStatus = 'present' | 'absent' | 'pass' | 'ill' | 'late';

export interface Attendance {
  readonly key: Key;
  readonly ids: Ids;
  readonly pupil: Key;
  /** First version at `attendanceTaken` or later. 'present' after another status: it was put right. */
  readonly timeline: Timeline<AttendanceValue>;
  readonly spoiled: 'unknown-code' | 'equal-repeat' | undefined;
}

export interface AttendanceValue {
  /** `unknown`: told as `word`. */
  readonly status: AttendanceStatus | 'unknown';
  readonly word?: string;
  /** May hold the pupil's name. */
  readonly comment: Text | undefined;
}

/** Given at its lesson. Systems that list homework on its due day list it on the lesson's own day. */
export interface Homework {
  readonly key: Key;
  /** Its id as a work (assignment). */
  readonly ids: Ids;
  /** Day of the next lesson in the subject; undefined: none known. */
  readonly due: Day | undefined;
  readonly timeline: Timeline<HomeworkValue>;
  readonly spoiled: 'equal-repeat' | undefined;
}

export interface HomeworkValue {
  /** none: the text says so («Без задания»); blank: the text is a filler and counts as missing. */
  readonly state: 'given' | 'none' | 'blank';
  readonly text: Text;
  readonly attachments: number;
}
