import { GatewayError } from '../../gateway/contracts/errors.ts';
import { isBelow } from './installation.ts';
import type { Session } from './session.ts';

/** From these versions on the hub speaks otherwise, or stands elsewhere. */
const NEWER_QUEUE: readonly number[] = [5, 24];
const CORE: readonly number[] = [5, 29];
const CORE_BELOW_SIGNALR: readonly number[] = [5, 32];
/** Ends every frame of the newer protocol. */
const END = '\u001e';
/** Polls without a message after which a report is given up; a server holds each for some time. */
const MOST_POLLS = 10;

/** Answer of a `queue` call. */
interface Queued {
  readonly taskId?: number | string;
}

/** A report that is asked for. */
export interface ReportAsked {
  /** "studenttotal" */
  readonly report: string;
  readonly body: object;
}

/**
 * Puts a report into the queue, waits at the version's hub until it is ready, and gives the name of its file.
 *
 * @throws {GatewayError}
 */
export async function readyFile(session: Session, asked: ReportAsked, version: string | undefined): Promise<string> {
  return isBelow(version, CORE) ? classicFile(session, asked, version) : coreFile(session, asked, version);
}

async function queued(session: Session, { report, body }: ReportAsked, version: string | undefined): Promise<unknown> {
  const path = `${isBelow(version, NEWER_QUEUE) ? '' : 'v2/'}reports/${report}/queue`;
  const { taskId } = ((await session.post(path, {}, body)).json ?? {}) as Queued;
  if (taskId === undefined || taskId === null) throw unready(`POST ${path}`, 'gave no task');
  return taskId;
}

const unready = (doing: string, what: string): GatewayError => new GatewayError('vendor.answer', `${doing}: ${what}`);

/** SignalR of ASP.NET Core: a handshake and one call, in frames that end in 0x1E. */
async function coreFile(session: Session, asked: ReportAsked, version: string | undefined): Promise<string> {
  const taskId = await queued(session, asked, version);
  const call = { type: 1, invocationId: '0', target: 'startTask', arguments: [taskId, 'report-v2'] };
  const path = isBelow(version, CORE_BELOW_SIGNALR) ? 'queueHub' : 'signalr/queueHub';
  return session.talk(path, {
    opening: [`${JSON.stringify({ protocol: 'json', version: 1 })}${END}`, `${JSON.stringify(call)}${END}`],
    hear: (text) => {
      for (const frame of text.split(END).filter((part) => part !== '')) {
        const { error, target, arguments: told } = JSON.parse(frame) as CoreFrame;
        if (error !== undefined) throw unready(`talking at ${path}`, 'refused the task');
        const file = target === 'complete' ? told?.find((one) => one?.data !== undefined)?.data : undefined;
        if (file !== undefined) return String(file);
      }
      return undefined;
    },
  });
}

interface CoreFrame {
  readonly error?: string;
  readonly target?: string;
  readonly arguments?: readonly ({ readonly data?: unknown } | null)[];
}

/** Classic SignalR by long polling, which every version of it has. */
async function classicFile(session: Session, asked: ReportAsked, version: string | undefined): Promise<string> {
  const common = {
    ...session.proof(),
    transport: 'longPolling',
    clientProtocol: 1.5,
    connectionData: '[{"name":"queuehub"}]',
  };
  const { ConnectionToken: token } = (await session.get('signalr/negotiate', common)).json as {
    readonly ConnectionToken?: string;
  };
  const query = { ...common, tid: 1, connectionToken: token };
  const taskId = await queued(session, asked, version);
  let place = ((await session.postForm('signalr/connect', query, {})).json as ClassicMessages).C ?? '';
  await session.get('signalr/start', query);
  const A = isBelow(version, NEWER_QUEUE) ? [taskId] : [taskId, 'report-v2'];
  await session.postForm('signalr/send', query, { data: JSON.stringify({ H: 'queuehub', M: 'StartTask', A, I: 0 }) });
  try {
    for (let polls = 0; polls < MOST_POLLS; polls += 1) {
      const told = (await session.postForm('signalr/poll', query, { messageId: place })).json as ClassicMessages;
      place = told.C ?? place;
      for (const { M, A: about } of told.M ?? []) {
        if (M === 'error') throw unready('POST signalr/poll', 'refused the task');
        if (M === 'complete' && about?.[0]?.Data !== undefined) return String(about[0].Data);
      }
    }
  } finally {
    await session.postForm('signalr/abort', query, {}, 'anything');
  }
  throw new GatewayError('http.timeout', 'POST signalr/poll: the report did not come');
}

/** `C` is the place in the stream, `M` what was said since. */
interface ClassicMessages {
  readonly C?: string;
  readonly M?: readonly { readonly M?: string; readonly A?: readonly { readonly Data?: unknown }[] }[];
}
