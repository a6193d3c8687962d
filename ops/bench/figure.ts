/** One measured figure, as `npm run bench -- --json` prints it, one a line. */
export interface Figure {
  /** "<bench>.<what>", e.g. "growth.ratio". */
  readonly name: string;
  readonly value: number;
  /** "ratio", "MB/s", "records/s", "MiB", "s", … */
  readonly unit: string;
}

/** What a figure should be; one bound. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** Hands a figure to the bench that runs this process. Rounded to four significant digits. */
export function tell(name: string, value: number, unit: string): void {
  process.stdout.write(`${JSON.stringify({ name, value: Number(value.toPrecision(4)), unit } satisfies Figure)}\n`);
}

/** A line for people, while it runs. */
export const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

/** A figure out of a line; undefined where the line is none. */
export function figureIn(line: string): Figure | undefined {
  try {
    const { name, value, unit } = JSON.parse(line) as Partial<Figure>;
    return typeof name === 'string' && typeof value === 'number' && typeof unit === 'string'
      ? { name, value, unit }
      : undefined;
  } catch {
    return undefined;
  }
}

export const meets = (value: number, target: Target): boolean =>
  'atLeast' in target ? value >= target.atLeast : value <= target.atMost;

/** Middle value; of an even number the mean of the two. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}
