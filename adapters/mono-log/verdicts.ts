import type { Verdict } from '../../gateway/contracts/destination.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Problem } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { problemOf, type Wire } from './api.ts';

/** Problems kept of one refusal: the first ones tell enough. */
const MOST_PROBLEMS = 20;

/** Verdicts of an answer, by parcel id. @throws {GatewayError} when it has none */
export function verdictsOf({ json }: Answer): Map<string, Verdict> {
  const { verdicts } = (json ?? {}) as Partial<Wire['VerdictList']>;
  if (!Array.isArray(verdicts)) throw new GatewayError('vendor.answer', 'POST v1/parcels: the answer has no verdicts');
  return new Map(verdicts.flatMap((wire) => (toVerdict(wire) ? [[wire.id, toVerdict(wire) as Verdict] as const] : [])));
}

/** A word that the contract does not know is no verdict. */
function toVerdict(wire: Wire['Verdict']): Verdict | undefined {
  switch (wire.result) {
    case 'accepted':
    case 'duplicate':
      return { id: wire.id, result: 'acknowledged', receipt: wire.receipt };
    case 'rejected':
      return { id: wire.id, result: 'rejected', problems: problemsOf(wire.problems) };
    case 'snapshot-required':
      return { id: wire.id, result: 'snapshot-required' };
    default:
      return undefined;
  }
}

function problemsOf(problems: readonly Wire['VerdictProblem'][]): readonly [Problem, ...Problem[]] {
  const [first, ...rest] = problems
    .slice(0, MOST_PROBLEMS)
    .map(({ code, path, message }): Problem => ({ code: `destination.${code}`, path, message }));
  return [first ?? { code: 'destination.rejected', path: '', message: 'The platform gave no reason.' }, ...rest];
}

/** The verdict on a parcel for which the platform refused a whole call that carried nothing else. */
export function culprit(id: string, answer: Answer): Verdict {
  const { code, detail, errors = [] } = problemOf(answer);
  const message =
    code === 'parcel.id-reused' ? ID_REUSED : (detail ?? `The platform refused the call: ${answer.status}.`);
  const places = errors.slice(0, MOST_PROBLEMS).map(({ path, message: wrong }) => ({
    code: `destination.${code}` as const,
    path: path.replace(/^\/parcels\/0/, ''),
    message: wrong,
  }));
  return { id, result: 'rejected', problems: [{ code: `destination.${code}`, path: '', message }, ...places] };
}

const ID_REUSED =
  'The platform holds other content under this id: the school’s node or the list of parameters changed while it was on its way, or two stores share one key and epoch.';

/** The verdict on a parcel that no call can carry. */
export const tooLarge = (id: string, bytes: number): Verdict => ({
  id,
  result: 'rejected',
  problems: [{ code: 'destination.too-large', path: '/body', message: `Has ${bytes} bytes; a call takes 8 MiB.` }],
});
