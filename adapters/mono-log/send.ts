import type { Verdict } from '../../gateway/contracts/destination.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { ABOUT_PARCELS, type MonoLogApi, problemOf } from './api.ts';
import { bodyOf, cutIntoCalls, isTooLarge, type WrittenParcel } from './calls.ts';
import { pendingUntil } from './tickets.ts';
import { culprit, tooLarge, verdictsOf } from './verdicts.ts';

/** Parcels refused alone, none having been judged, after which it is the call that is refused and not its parcels. */
const DOUBTFUL_CULPRITS = 8;

/** A batch on its way. */
interface Sending {
  readonly api: MonoLogApi;
  /** By parcel id, so far. */
  readonly verdicts: Map<string, Verdict>;
  /** Culprits whom the platform did not name itself. */
  readonly doubtful: string[];
  /** Parcels that the platform judged. */
  judged: number;
  now(): Date;
  readonly signal: AbortSignal;
}

/**
 * Sends parcels in as many calls as the limits ask for, in order, and adds their verdicts. A call that fails as a whole ends
 * the sending: its parcels and those after it are "unanswered".
 *
 * @throws {GatewayError} when there was no verdict at all before that
 */
export async function sendParcels(
  api: MonoLogApi,
  parcels: readonly WrittenParcel[],
  verdicts: Map<string, Verdict>,
  now: () => Date,
  signal: AbortSignal,
): Promise<void> {
  const sending: Sending = { api, verdicts, doubtful: [], judged: 0, now, signal };
  for (const parcel of parcels) if (isTooLarge(parcel)) verdicts.set(parcel.id, tooLarge(parcel.id, parcel.bytes));
  try {
    for (const call of cutIntoCalls(parcels.filter(({ id }) => !verdicts.has(id)))) await post(sending, call);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.remedy === 'bug' || verdicts.size === 0) throw error;
    for (const { id } of parcels) if (!verdicts.has(id)) verdicts.set(id, { id, result: 'unanswered', error });
  }
}

/** One call; a refusal of the whole is narrowed until its culprit is alone. */
async function post(sending: Sending, call: readonly WrittenParcel[]): Promise<void> {
  if (call.length === 0) return;
  const answer = await sending.api.postParcels(bodyOf(call), sending.signal);
  if (ABOUT_PARCELS.includes(answer.status)) return narrow(sending, call, answer);
  if (answer.status === 202) {
    const pending = pendingUntil(answer, sending.now());
    for (const { id } of call) sending.verdicts.set(id, { id, ...pending });
  } else {
    const verdicts = verdictsOf(answer);
    for (const { id } of call) sending.verdicts.set(id, verdicts.get(id) ?? unjudged(id));
  }
  sending.judged += call.length;
}

/** Halves the call; where the platform names the culprit, it goes alone and the others together. */
async function narrow(sending: Sending, call: readonly WrittenParcel[], answer: Answer): Promise<void> {
  const named = problemOf(answer).parcel;
  const [only] = call;
  if (only && call.length === 1) {
    sending.verdicts.set(only.id, culprit(only.id, answer));
    if (only.id !== named) demandDifference(sending, only.id, answer);
    return;
  }
  const isNamed = call.some(({ id }) => id === named);
  const middle = call.length >> 1;
  await post(sending, isNamed ? call.filter(({ id }) => id === named) : call.slice(0, middle));
  await post(sending, isNamed ? call.filter(({ id }) => id !== named) : call.slice(middle));
}

/**
 * A refusal that strikes one parcel after the other, and none was judged, is about us and not about them: nobody's
 * parcels become dead letters by it.
 *
 * @throws {GatewayError} destination.refused
 */
function demandDifference({ doubtful, judged, verdicts }: Sending, id: string, answer: Answer): void {
  doubtful.push(id);
  if (judged > 0 || doubtful.length < DOUBTFUL_CULPRITS) return;
  for (const culprit of doubtful) verdicts.delete(culprit);
  const { code } = problemOf(answer);
  throw new GatewayError('destination.refused', `POST v1/parcels: every parcel is refused: ${answer.status} ${code}`);
}

const unjudged = (id: string): Verdict => ({
  id,
  result: 'unanswered',
  error: new GatewayError('vendor.answer', 'POST v1/parcels: the answer has no verdict on a parcel'),
});
