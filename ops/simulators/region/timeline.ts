/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number;

/** A calendar day in the school's own time, "YYYY-MM-DD". */
export type Day = string;

/** What is true of a thing from `at` on. `value` is null when it was withdrawn. */
export interface Version<Value> {
  readonly at: Moment;
  readonly value: Value | null;
}

/** Oldest first, never empty, strictly ascending. */
export type Timeline<Value> = readonly Version<Value>[];

/** What is true of a thing at a moment. */
export interface State<Value> {
  readonly value: Value;
  /** When it was entered: the first version since it was last withdrawn. Changing it does not move this. */
  readonly enteredAt: Moment;
  readonly changedAt: Moment;
}

/** The state as of the moment (a version counts from its own moment on); undefined: not entered yet, or withdrawn. */
export function stateAt<Value>(timeline: Timeline<Value>, moment: Moment): State<Value> | undefined {
  let state: State<Value> | undefined;
  for (const { at, value } of timeline) {
    if (at > moment) break;
    state = value === null ? undefined : { value, enteredAt: state?.enteredAt ?? at, changedAt: at };
  }
  return state;
}
