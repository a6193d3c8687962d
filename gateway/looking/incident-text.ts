import type { Message } from '../contracts/channel.ts';
import type { ErrorCode } from '../contracts/errors.ts';
import type { Incident } from '../contracts/incident.ts';
import type { Kind } from '../incidents/whose-move.ts';
import { ERRORS_RU } from '../messages/errors.ts';
import { fill, type Language } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { codeListFile } from '../normalise/code-list.ts';
import type { RegionNames } from './region-names.ts';
import { wrapped } from './wrapped.ts';

/** Most places named in a message; `svod incidents show` names all. */
const NAMED = 3;

/** An incident in words. */
export interface IncidentWords {
  /** What it is called, a few words. */
  readonly title: string;
  readonly what: string;
  readonly next: string;
  readonly owner: string;
  readonly since: string;
  readonly until?: string;
}

/** What an incident says to a person: what is wrong, since when, whose move it is and the next step. */
export function wordsOf(incident: Incident, names: RegionNames, language: Language): IncidentWords {
  const say = (key: string, values: Incident['values'] = {}): string =>
    fill(MESSAGES[key as MessageKey][language], values);
  const { kind, owner, openedAt, closedAt } = incident;
  const values = valuesOf(incident, names, language);
  return {
    title: say(`incident.${kind as Kind}.title`),
    what: say(`incident.${kind as Kind}.what`, values),
    next: say(`incident.${kind as Kind}.next`, values),
    owner: say(`whose-move.${owner}`),
    since: names.moment(openedAt),
    ...(closedAt && { until: names.moment(closedAt) }),
  };
}

/** What stands in the holes of the sentences: the codes and moments of the condition as words. */
function valuesOf({ values, places, openedAt }: Incident, names: RegionNames, language: Language): Incident['values'] {
  const { error, since, at, list, municipality, lack } = values;
  const moment = (text: string | number | undefined): string =>
    text ? names.moment(new Date(text)) : MESSAGES['incident.never'][language];
  return {
    ...values,
    since: names.moment(openedAt),
    place: places[0] ?? '',
    count: values['count'] ?? places.length,
    ...(error !== undefined && { error: errorIn(String(error), language), why: whyIn(String(error), language) }),
    ...(since !== undefined && { oldest: moment(since), last: moment(since) }),
    ...(at !== undefined && { until: moment(at) }),
    ...(list !== undefined && { file: codeListFile(String(list)) }),
    ...(lack !== undefined && { lack: lackIn(String(lack), values, language) }),
    ...(municipality !== undefined && { municipality: names.node(String(municipality)) }),
  };
}

/** "Система не отвечает [http.unreachable]"; a bug by its name, of a code of another version the code. */
function errorIn(code: string, language: Language): string {
  if (code === 'bug') return MESSAGES['error.bug'][language];
  const known = ERRORS_RU[code as ErrorCode] as (typeof ERRORS_RU)[ErrorCode] | undefined;
  return language === 'ru' && known ? `${known.title} [${code}]` : code;
}

/** The sentence of a secret that is not to be had; of another version, what it was about. */
function lackIn(key: string, values: Incident['values'], language: Language): string {
  const known = (MESSAGES as Readonly<Record<string, (typeof MESSAGES)[MessageKey] | undefined>>)[key];
  const at = values['setting'] ?? '';
  return known ? fill(known[language], { ...values, at }) : String(at);
}

/** As it is told to somebody else: without our code, inside a sentence. */
const whyIn = (code: string, language: Language): string => {
  const text = errorIn(code, language).replace(/ \[[^\]]*\]$/, '');
  return text.slice(0, 1).toLowerCase() + text.slice(1);
};

/** The incident as lines for a person; every place with `isWhole`, the first few without. */
export function linesOf(
  incident: Incident,
  names: RegionNames,
  language: Language,
  isWhole = false,
): readonly string[] {
  const { what, next, owner, since, until } = wordsOf(incident, names, language);
  const say = (key: MessageKey, values: Incident['values']): string => fill(MESSAGES[key][language], values);
  const { id, kind, places } = incident;
  const named = places.slice(0, isWhole ? places.length : NAMED).map((place) => names.place(place));
  const more = places.length - named.length;
  const where = more > 0 ? say('incident.line-more', { places: named.join(', '), more }) : named.join(', ');
  return [
    say('incident.line-what', { what }),
    ...(named.length > 0 ? [say('incident.line-where', { places: where })] : []),
    say('incident.line-since', { since }),
    ...(until === undefined ? [] : [say('incident.line-until', { until })]),
    say('incident.line-owner', { owner }),
    ...(until === undefined ? [say('incident.line-next', { next })] : []),
    say('incident.line-more-at', { id, kind }),
  ];
}

/** The message that tells of an opening or closing; of an incident that has ended it tells both at once. */
export function messageOf(incident: Incident, names: RegionNames, store: string, language: Language): Message {
  const { id, kind, owner, places, openedAt, closedAt, values } = incident;
  const event = closedAt ? 'closed' : 'opened';
  const { title, what, next } = wordsOf(incident, names, language);
  return {
    id: `${store}.incident-${id}.${event}`,
    kind: event,
    owner,
    subject: fill(MESSAGES[`incident.subject.${event}`][language], { title, id }),
    text: `${[title, '', ...linesOf(incident, names, language)].map(wrapped).join('\n')}\n`,
    data: { incident: id, kind, owner, places, openedAt, ...(closedAt && { closedAt }), values, what, next },
  };
}
