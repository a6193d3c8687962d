import { rootCertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import { type Channel, type ChannelContext, defineChannel, type Message } from '../../gateway/contracts/channel.ts';
import { connected } from './connecting.ts';
import { inOurWords } from './refusal.ts';
import { SENTENCES } from './sentences.ts';
import { settingsSchema, type SmtpSettings } from './settings.ts';

/**
 * Tells by e-mail. A message has one Message-ID however often it is sent. It counts as told when the server took it for at least
 * one recipient: sent again it would come twice to those that have it.
 */
export function smtp(settings: SmtpSettings, { log }: ChannelContext): Channel {
  const { host, timeoutMs = 30_000 } = settings;
  return {
    async tell(message, signal) {
      const timer = AbortSignal.timeout(timeoutMs);
      const stop = AbortSignal.any([signal, timer]);
      try {
        stop.throwIfAborted();
        const { rejected } = await untilAborted(send(settings, message, stop), stop);
        if (rejected.length > 0) log.warn({ channel: 'smtp', recipients: rejected.length }, 'recipients refused');
      } catch (error) {
        const ended = signal.aborted ? 'stopped' : timer.aborted ? 'timed-out' : undefined;
        throw inOurWords(error, host, ended);
      }
    },
  };
}

async function send(settings: SmtpSettings, message: Message, signal: AbortSignal) {
  const { host, port = 587, security = 'starttls', login, password, from, to, alsoTo, ca } = settings;
  const { id, subject, text, owner } = message;
  const also = owner === undefined ? [] : (alsoTo?.[owner] ?? []);
  const transport = createTransport({
    ...{ host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none' },
    ...(login !== undefined && { auth: { user: login, pass: password ?? '' } }),
    ...(ca !== undefined && { tls: { ca: [...rootCertificates, ca] } }),
    getSocket(_options, done) {
      connected(host, port, signal).then(
        (connection) => done(null, { connection }),
        (error: Error) => done(error, undefined),
      );
    },
  });
  const headers = { 'Auto-Submitted': 'auto-generated' };
  const messageId = `<${id}@svod>`;
  return transport.sendMail({ from, to: [...new Set([...to, ...also])], subject, text, messageId, headers });
}

/** The mail library does not hear a signal: its socket is destroyed, and its promise may never end. */
async function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

export default defineChannel<SmtpSettings>({ name: 'smtp', sentences: SENTENCES, settingsSchema, open: smtp });
