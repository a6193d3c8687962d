/** Milliseconds before its end at which a token is renewed: a class is read in less. */
const EARLY_MS = 3_600_000;

/**
 * Whether a token (JWT) has run out or is about to, by its own claim `exp`. A token that tells none is used until it is refused; nobody but the
 * vendor can check its signature.
 */
export function isRunningOut(token: string, now: Date): boolean {
  const until = expiryOf(token);
  return until !== undefined && until - EARLY_MS <= now.getTime();
}

function expiryOf(token: string): number | undefined {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
      exp?: unknown;
    };
    return typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** The token in the Set-Cookie headers of an answer. */
export const tokenInCookies = (setCookie: string | undefined): string | undefined =>
  /(?:^|[,;]\s*)aupd_token=([^;,\s]+)/.exec(setCookie ?? '')?.[1];
