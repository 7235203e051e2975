import { randomText } from '../random';
import type { NaverUser, ProfileField } from './users';

const CODE_LIFETIME = 10 * 60_000;
const ACCESS_LIFETIME = 3_600_000;
export const ACCESS_SECONDS = ACCESS_LIFETIME / 1000;

/** What one user allowed the shop to read. */
export interface Consent {
  user: NaverUser;
  allowed: ProfileField[];
}

interface Code {
  consent: Consent;
  redirectUri: string;
  until: number;
}

interface Access {
  consent: Consent;
  refreshToken: string;
  until: number;
}

/** Codes and tokens that were given out. */
export class Grants {
  private readonly codes = new Map<string, Code>();
  private readonly access = new Map<string, Access>();
  private readonly refresh = new Map<string, Consent>();

  constructor(private readonly now: () => number) {}

  issueCode(consent: Consent, redirectUri: string): string {
    const code = randomText(18);
    this.codes.set(code, { consent, redirectUri, until: this.now() + CODE_LIFETIME });
    return code;
  }

  /** Whose code it is, without using it up. */
  peek(code: string): Consent | undefined {
    return this.codes.get(code)?.consent;
  }

  /** Uses the code up, also when the redirect address does not fit. */
  redeem(code: string, redirectUri: string | undefined): Consent | undefined {
    const found = this.codes.get(code);
    this.codes.delete(code);
    if (!found || found.until <= this.now()) return undefined;
    return redirectUri === undefined || redirectUri === found.redirectUri ? found.consent : undefined;
  }

  issueTokens(consent: Consent): { accessToken: string; refreshToken: string } {
    const refreshToken = randomText(64);
    this.refresh.set(refreshToken, consent);
    return { accessToken: this.issueAccess(consent, refreshToken), refreshToken };
  }

  renew(refreshToken: string): string | undefined {
    const consent = this.refresh.get(refreshToken);
    return consent && this.issueAccess(consent, refreshToken);
  }

  read(accessToken: string): Access | undefined {
    const found = this.access.get(accessToken);
    return found && found.until > this.now() ? found : undefined;
  }

  /** Ends a token of either kind, together with the one it was issued with. */
  revoke(token: string) {
    const refreshToken = this.access.get(token)?.refreshToken ?? token;
    this.refresh.delete(refreshToken);
    this.access.delete(token);
    for (const [key, access] of this.access) if (access.refreshToken === refreshToken) this.access.delete(key);
  }

  revokeUser(userId: string) {
    for (const [token, consent] of this.refresh) if (consent.user.id === userId) this.revoke(token);
    for (const [token, access] of this.access) if (access.consent.user.id === userId) this.revoke(token);
  }

  private issueAccess(consent: Consent, refreshToken: string): string {
    // `+`, `/` and `=` belong to the real alphabet: whoever forgets to encode the token finds out here.
    const accessToken = `AAAA${randomText(48)}+${randomText(10)}/${randomText(10)}=`;
    this.access.set(accessToken, { consent, refreshToken, until: this.now() + ACCESS_LIFETIME });
    return accessToken;
  }
}
