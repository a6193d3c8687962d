import { tidy } from '../../gateway/normalise/tidy.ts';
import { blanked, keyOf, type Words } from './floor-words.ts';

/** What the vendor tells; only the fields that are read. */
export interface ToldLesson {
  readonly id_str: string;
  readonly title: string;
  readonly date: string;
  readonly number: unknown;
  readonly group_str: string;
  readonly teachers_str: readonly string[];
  readonly subject: { readonly id_str: string; readonly name: string };
  readonly works: readonly ToldWork[];
}
export interface ToldWork {
  readonly id_str: string;
  readonly type: string;
  readonly lesson_str: string;
  readonly text: string;
  readonly targetDate: string | null;
  readonly sentDate: string | null;
  readonly files: readonly unknown[];
}
export interface ToldMark {
  readonly id_str: string;
  readonly type: string;
  readonly value: unknown;
  readonly person_str: string;
  readonly work_str: string;
  readonly lesson_str: string;
  readonly date: string;
  readonly use_avg_calc: boolean;
}
export interface ToldEntry {
  readonly person_str: string;
  readonly lesson_str: string;
  readonly comment: string;
  readonly status: string;
  readonly createdDate: string;
}

/** One class as its roster tells it. */
export interface FloorClass {
  readonly school: string;
  readonly id: string;
  /** Hours from UTC. */
  readonly zone: number;
  readonly bells: ReadonlyMap<unknown, { readonly startsAt: string; readonly endsAt: string }>;
  /** Keyed digests of the stems of its names. */
  readonly names: ReadonlySet<string>;
}

export type Row = Record<string, unknown> & { id: string };

/** Records of one class, written out by hand: keys in sorted order, what is not told left out. Undefined: not to be read. */
export class FloorRecords {
  private readonly words: Words;
  private readonly of: FloorClass;
  private readonly labels = new Map<string, string>();
  private readonly hours = new Map<string, string>();

  constructor(words: Words, of: FloorClass) {
    this.words = words;
    this.of = of;
  }

  lesson(told: ToldLesson): Row | undefined {
    const { words, of } = this;
    if (typeof told.number !== 'number') return undefined;
    const bell = of.bells.get(told.number);
    const subject = words.subjects.get(keyOf(told.subject.name));
    const { state, text } = this.text(told.title, 500);
    const row: Record<string, unknown> = {};
    if (bell) row['endsAt'] = bell.endsAt;
    if (told.group_str !== of.id) row['groupId'] = told.group_str;
    row['id'] = told.id_str;
    row['number'] = told.number;
    if (bell) row['startsAt'] = bell.startsAt;
    row['status'] = 'held';
    if (subject) row['subject'] = subject;
    row['subjectId'] = told.subject.id_str;
    row['subjectName'] = this.label(told.subject.name);
    const [teacher] = told.teachers_str;
    if (teacher !== undefined) row['teacherId'] = words.pseudonym('st', 'staff', of.school, teacher);
    if (text !== undefined) row['topic'] = text;
    row['topicState'] = state;
    return row as Row;
  }

  work(told: ToldWork): Row {
    const row: Record<string, unknown> = {};
    if (told.targetDate !== null) row['dueDate'] = told.targetDate.slice(0, 10);
    if (told.sentDate !== null) row['enteredAt'] = this.instant(told.sentDate);
    row['id'] = told.id_str;
    const kind = this.words.kinds.get(keyOf(told.type));
    if (kind) row['kind'] = kind;
    row['kindName'] = this.label(told.type);
    row['lessonId'] = told.lesson_str;
    const { text } = this.text(told.text, 500);
    if (text !== undefined) row['title'] = text;
    return row as Row;
  }

  homework(told: ToldWork): Row {
    const row: Record<string, unknown> = { attachmentCount: told.files.length };
    if (told.targetDate !== null) row['dueDate'] = told.targetDate.slice(0, 10);
    if (told.sentDate !== null) row['enteredAt'] = this.instant(told.sentDate);
    row['id'] = told.id_str;
    row['kind'] = 'general';
    row['lessonId'] = told.lesson_str;
    const isNone = this.words.noHomework.has(keyOf(told.text));
    const { state, text } = this.text(told.text, 2000);
    row['state'] = isNone ? 'none' : state;
    if (text !== undefined && !isNone) row['text'] = text;
    return row as Row;
  }

  mark(told: ToldMark): Row | undefined {
    if (typeof told.value !== 'string') return undefined;
    const value = this.words.marks.get(keyOf(told.value));
    if (value === undefined) return undefined;
    const row: Record<string, unknown> = {};
    if (!told.use_avg_calc) row['countsInAverage'] = false;
    row['id'] = told.id_str;
    row['lessonId'] = told.lesson_str;
    row['pupilId'] = this.words.pseudonym('pu', 'pupil', this.of.school, told.person_str);
    row['rawValue'] = this.label(told.value);
    row['scale'] = told.type === 'mark5' ? 'five-point' : 'other';
    row['setOn'] = told.date.slice(0, 10);
    if (value !== '') row['value'] = Number(value);
    row['workId'] = told.work_str;
    return row as Row;
  }

  attendance(told: ToldEntry): Row | undefined {
    const status = this.words.statuses.get(keyOf(told.status));
    if (!status) return undefined;
    const pupilId = this.words.pseudonym('pu', 'pupil', this.of.school, told.person_str);
    return {
      commentPresent: told.comment !== '' && !this.words.fillers.has(keyOf(told.comment)),
      enteredAt: this.instant(told.createdDate),
      id: `${told.lesson_str}/${pupilId}`,
      lessonId: told.lesson_str,
      pupilId,
      rawStatus: this.label(told.status),
      status,
    };
  }

  taken({ lesson_str, createdDate }: ToldEntry): Row {
    return { enteredAt: this.instant(createdDate), id: lesson_str, lessonId: lesson_str };
  }

  private text(told: string, longest: number): { state: 'present' | 'blank'; text?: string } {
    const tidied = tidy(told);
    if (tidied === '' || this.words.fillers.has(tidied.toLowerCase().replaceAll('ё', 'е'))) return { state: 'blank' };
    return { state: 'present', text: blanked(tidied, this.of.names, this.words).slice(0, longest) };
  }

  private label(told: string): string {
    let label = this.labels.get(told);
    if (label === undefined) this.labels.set(told, (label = blanked(tidy(told), this.of.names, this.words)));
    return label;
  }

  /** "2026-10-12T08:48:20.489100" local → "2026-10-12T05:48:20Z". */
  private instant(local: string): string {
    const hour = local.slice(0, 13);
    let utc = this.hours.get(hour);
    if (utc === undefined) {
      utc = new Date(Date.parse(`${hour}:00:00Z`) - this.of.zone * 3_600_000).toISOString().slice(0, 13);
      this.hours.set(hour, utc);
    }
    return `${utc}${local.slice(13, 19)}Z`;
  }
}
