/** A way in as a simulator prints it; what else a system wants stands under its own names. */
export interface SimulatedCredential {
  readonly school: string;
  readonly schoolId: string;
  readonly login?: string;
  readonly password?: string;
  readonly token?: string;
  readonly [more: string]: unknown;
}

/** How a source reads a school at the simulator of its system; what the demo has to know of what the system shows. */
export interface SimulatedJournal {
  /** Which of a thing's two ids the system shows; see gateway/demo/defect.ts. */
  readonly ids: 'long' | 'short';
  /** Absences stand among the marks of a lesson: an unknown word may be meant as either. @default false */
  readonly absencesAmongMarks?: boolean;
  /** Marks are told by day and subject; of which lesson, only where the subject is taught once that day. @default false */
  readonly marksByDay?: boolean;
  /** What may be chosen of its dialect, by name; each name's first word is what it does unasked. @default nothing */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Settings of a source that reads one school; `secret` keeps a value in a file of its own and gives what stands for it. */
  settings(way: WayIn, secret: (value: unknown) => object): object;
}

/** What a simulator says of the way to one school. */
export interface WayIn {
  readonly url: string;
  readonly school: string;
  /** First day that is read. */
  readonly since: string;
  /** Choices that the simulator was started with, "name=word". */
  readonly dialect?: readonly string[];
  /** Never empty. */
  readonly credentials: readonly SimulatedCredential[];
}
