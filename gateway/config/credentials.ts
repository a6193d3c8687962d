import { X509Certificate } from 'node:crypto';
import type { ConfigRules, Kind } from './written.ts';
import type { Config } from './config.ts';

/** A token, password or certificate of the configuration whose end is known. */
export interface Credential {
  readonly kind: Kind;
  /** Name of the source, destination or channel that it belongs to. */
  readonly source: string;
  /** Name of the setting; the value is never told. */
  readonly setting: string;
  readonly expiresAt: Date;
}

/** Everything that has settings. */
type Far = Pick<Config, 'sources' | 'destinations' | 'channels'>;

const DAY_MS = 86_400_000;
/** Name of a setting that tells when another one runs out: "accessTokenExpires". */
const EXPIRES = /^(.+)Expires$/;
/** Three parts of base64url, the first of which is a JSON object. */
const JWT = /^eyJ[\w-]*\.([\w-]+)\.[\w-]*$/;
const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----/g;

/**
 * Everything in the configuration whose end can be known, soonest first: secrets that are JSON Web Tokens, secrets beside which the
 * setting "<secret>Expires" gives the last day, and certificates (`ca`). A token that the adapter renews by itself is left out: its
 * schema says `renewedBy`, the secret that renews it.
 */
export function credentialsOf(
  { sources, destinations, channels }: Far,
  settingsOf: ConfigRules['settingsOf'],
): readonly Credential[] {
  const of = (kind: Kind, name: string, adapter: string, settings: unknown): readonly Credential[] =>
    inSettings(settings, settingsOf(kind, adapter) ?? {}).map((found) => ({ kind, source: name, ...found }));
  return [
    ...sources.flatMap(({ name, system, settings }) => of('source', name, system, settings)),
    ...destinations.flatMap(({ name, settings }) => of('destination', name, name, settings)),
    ...channels.flatMap(({ name, settings }) => of('channel', name, name, settings)),
  ].sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
}

/** Those that run out within the days that the configuration names, or have run out. */
export function expiringCredentials(
  config: Far & Pick<Config, 'credentialDays'>,
  settingsOf: ConfigRules['settingsOf'],
  now: Date,
): readonly Credential[] {
  const until = now.getTime() + config.credentialDays * DAY_MS;
  return credentialsOf(config, settingsOf).filter(({ expiresAt }) => expiresAt.getTime() <= until);
}

interface Setting {
  readonly writeOnly?: boolean;
  readonly renewedBy?: string;
}

function inSettings(settings: unknown, schema: object): readonly Omit<Credential, 'kind' | 'source'>[] {
  const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, Setting>> };
  const all = (settings ?? {}) as Readonly<Record<string, unknown>>;
  const isRenewed = (setting: string): boolean => all[properties[setting]?.renewedBy ?? ''] !== undefined;
  return Object.entries(all).flatMap(([setting, value]) => {
    if (typeof value !== 'string') return [];
    const [, about] = EXPIRES.exec(setting) ?? [];
    const subject = about ?? setting;
    if (isRenewed(subject)) return [];
    const expiresAt = about === undefined ? endOf(value, properties[setting]?.writeOnly === true) : endOfDay(value);
    return expiresAt ? [{ setting: subject, expiresAt }] : [];
  });
}

const endOf = (value: string, isSecret: boolean): Date | undefined =>
  (isSecret ? endOfToken(value) : undefined) ?? endOfCertificates(value);

/** Claim "exp" of a JSON Web Token (RFC 7519), in seconds. */
function endOfToken(token: string): Date | undefined {
  const [, payload] = JWT.exec(token.trim()) ?? [];
  if (payload === undefined) return undefined;
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp?: unknown };
    return typeof exp === 'number' ? dateOf(exp * 1000) : undefined;
  } catch {
    return undefined;
  }
}

/** The certificate of a bundle that ends first. */
function endOfCertificates(text: string): Date | undefined {
  const ends = (text.match(CERTIFICATES) ?? []).flatMap((pem) => {
    try {
      return [new X509Certificate(pem).validToDate.getTime()];
    } catch {
      return [];
    }
  });
  return ends.length > 0 ? dateOf(Math.min(...ends)) : undefined;
}

/** A day ends at the last place on earth where it does. */
const endOfDay = (day: string): Date | undefined => dateOf(Date.parse(`${day}T00:00:00Z`) + DAY_MS);

const dateOf = (milliseconds: number): Date | undefined => {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? undefined : date;
};
