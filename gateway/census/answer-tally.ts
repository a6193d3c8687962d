import type { AnswerShape } from '../contracts/adapter.ts';
import type { AnswerCount, Census, ContainerType, Example } from '../contracts/census.ts';
import type { Day } from '../contracts/records.ts';

type Answers = NonNullable<Census['answers']>;

/** Calls, and places in the answers to one, that are counted: the vendor decides how many there are. */
const MOST_CALLS = 100;
const MOST_PLACES = 200;

/** Answers to one call that are looked at one by one, and every how many further ones: pupils have hundreds of answers alike a night. */
const FIRST_ANSWERS = 5;
const EVERY = 8;

interface Call {
  /** All, and those that were looked at. */
  came: number;
  answers: number;
  readonly containers: Map<string, Map<ContainerType, number>>;
  readonly first: Example;
}

/** Counts the containers of a source's answers as they were sent. Where one is not as usual first, that answer is kept as the example. */
export class AnswerTally {
  private readonly usual: Answers;
  private readonly today: Day;
  private readonly calls = new Map<string, Call>();
  private readonly examples = new Map<string, Example>();

  /** @param today of an answer to a request that names no day */
  constructor(usual: Answers, today: Day) {
    this.usual = usual;
    this.today = today;
  }

  add(shape: AnswerShape): void {
    const { call } = shape;
    const counted = this.calls.get(call) ?? this.begun(shape);
    if (!counted) return;
    counted.came += 1;
    if (counted.came > FIRST_ANSWERS && counted.came % EVERY !== 0) return;
    counted.answers += 1;
    for (const [place, types] of shape.containers()) {
      const known = counted.containers.get(place);
      if (!known && counted.containers.size >= MOST_PLACES) continue;
      const counts = known ?? new Map<ContainerType, number>();
      if (!known) counted.containers.set(place, counts);
      for (const type of types) {
        const before = counts.get(type) ?? 0;
        counts.set(type, before + 1);
        const key = keyOf(call, place);
        if (before === 0 && !this.usual[call]?.containers[place]?.[type] && !this.examples.has(key))
          this.examples.set(key, this.exampleIn(shape));
      }
    }
  }

  /** Without the places where nothing stood but null: they need not be of containers. */
  counted(): Answers {
    const told = [...this.calls].map(([call, { answers, containers }]) => {
      const places = [...containers].filter(([place, types]) => isContainer(types) || this.isUsual(call, place));
      const counts = places.map(([place, types]) => [place, Object.fromEntries(types)] as const);
      return [call, { answers, containers: Object.fromEntries(counts) } satisfies AnswerCount] as const;
    });
    return Object.fromEntries(told);
  }

  /** Where a container first was something that it never was; of one that is gone, the first answer to its call. */
  exampleOf(call: string, place: string, what: string): Example | undefined {
    return (what === 'gone' ? undefined : this.examples.get(keyOf(call, place))) ?? this.calls.get(call)?.first;
  }

  private begun(shape: AnswerShape): Call | undefined {
    if (this.calls.size >= MOST_CALLS) return undefined;
    const begun: Call = { came: 0, answers: 0, containers: new Map(), first: this.exampleIn(shape) };
    this.calls.set(shape.call, begun);
    return begun;
  }

  private exampleIn({ call, day }: AnswerShape): Example {
    return { scope: '', day: day() ?? this.today, ref: call };
  }

  private isUsual(call: string, place: string): boolean {
    return this.usual[call]?.containers[place] !== undefined;
  }
}

const keyOf = (call: string, place: string): string => `${call} ${place}`;

const isContainer = (types: ReadonlyMap<ContainerType, number>): boolean => types.size > 1 || !types.has('empty');
