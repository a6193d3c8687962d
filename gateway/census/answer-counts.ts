import type { AnswerCount, Census, FieldChange } from '../contracts/census.ts';

type Answers = Census['answers'];

/** Counts are halved from here on, so that what is usual follows the months. */
const LONG = 50_000;

/** Both together; absent where nothing was told of either. */
export function sumOfAnswers(a: Answers, b: Answers): Pick<Census, 'answers'> {
  if (!a || !b) return (a ?? b) ? { answers: (a ?? b)! } : {};
  const calls = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return { answers: Object.fromEntries(calls.map((call) => [call, sumOfCalls(a[call], b[call])])) };
}

/** What is usual after a run: answers to a call of which a change is told are not learnt until somebody accepts it, or they come as they did. */
export function learntAnswers(usual: Answers, counted: Answers, told: readonly FieldChange[]): Pick<Census, 'answers'> {
  const changed = new Set(told.map(({ call }) => call));
  const news = Object.entries(counted ?? {}).filter(([call]) => !changed.has(call));
  const { answers } = sumOfAnswers(usual, counted && Object.fromEntries(news));
  const recent = answers && Object.entries(answers).map(([call, count]) => [call, halvedIfLong(count)] as const);
  return recent ? { answers: Object.fromEntries(recent) } : {};
}

/** What is usual once a person has said that the change of a container is right. */
export function withAnswerChange(
  usual: Answers,
  { what, call = '', field, now, count }: FieldChange,
): Pick<Census, 'answers'> {
  const known = usual?.[call];
  if (!known) return usual ? { answers: usual } : {};
  const containers = { ...known.containers };
  if (what === 'gone') {
    for (const place of Object.keys(containers))
      if (place === field || place.startsWith(`${field}/`)) delete containers[place];
  } else {
    const added = Object.fromEntries(now.map((type) => [type, Math.max(1, count)]));
    containers[field] = sumOfTypes(containers[field] ?? {}, added);
  }
  return { answers: { ...usual, [call]: { ...known, containers } } };
}

const NOTHING: AnswerCount = { answers: 0, containers: {} };

function sumOfCalls(a = NOTHING, b = NOTHING): AnswerCount {
  const places = [...new Set([...Object.keys(a.containers), ...Object.keys(b.containers)])];
  const containers = places.map((place) => [place, sumOfTypes(a.containers[place] ?? {}, b.containers[place] ?? {})]);
  return { answers: a.answers + b.answers, containers: Object.fromEntries(containers) as AnswerCount['containers'] };
}

type Types = Readonly<Record<string, number>>;

function sumOfTypes(a: Types, b: Types): Types {
  const sum = { ...a };
  for (const [type, count] of Object.entries(b)) sum[type] = (sum[type] ?? 0) + count;
  return sum;
}

function halvedIfLong(count: AnswerCount): AnswerCount {
  if (count.answers < LONG) return count;
  const halved = (types: Types): Types =>
    Object.fromEntries(Object.entries(types).map(([type, number]) => [type, Math.ceil(number / 2)]));
  const containers = Object.entries(count.containers).map(([place, types]) => [place, halved(types)] as const);
  return { answers: Math.ceil(count.answers / 2), containers: Object.fromEntries(containers) };
}
