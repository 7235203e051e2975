import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import { encode } from 'next-auth/jwt';
import { safeNext } from '~/lib/safe-next';
import type { NaverIntent } from '~/modules/account/service/naver-intent';
import { naverProvider } from '~/modules/account/service/naver';
import { cookieName, secureCookies } from '~/server/cookies';
import { env } from '~/server/env';
import { log } from '~/server/logger';
import { openSealed } from '~/server/sealed-token';
import { ACCESS_COOKIE, ACCESS_TTL } from '~/server/session';
import { comeBack } from './naver-errand';
import { openSession } from './open-session';
import { knownOrPending } from './naver-person';
import { passwordProvider, ticketProvider } from './credentials';
import { TARGET_COOKIE } from './visitor-target';

const seconds = () => Math.floor(Date.now() / 1000);

/** A cookie that NextAuth sets, under our name for it. */
const ours = (name: string) => ({
  name: cookieName(name),
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } as const,
});

/**
 * NextAuth's settings for one request; `loginPath` is the login page in the visitor's language, `intent` what somebody who is
 * signed in went to Naver for.
 */
export function authOptions(loginPath: string, intent: NaverIntent | null): NextAuthOptions {
  const origin = new URL(env().SITE_URL).origin;
  const naver = naverProvider();
  return {
    secret: env().AUTH_SECRET,
    useSecureCookies: secureCookies(),
    session: { strategy: 'jwt', maxAge: ACCESS_TTL },
    cookies: {
      sessionToken: ours(ACCESS_COOKIE),
      callbackUrl: ours(TARGET_COOKIE),
      csrfToken: ours('next-auth.csrf-token'),
      state: ours('next-auth.state'),
    },
    pages: { signIn: loginPath, error: loginPath },
    providers: [passwordProvider, ticketProvider, ...(naver ? [naver] : [])],
    jwt: {
      // /api/auth/session encodes the token again at every call: it must not live longer by that.
      encode: (params) => {
        const hardExp = params.token?.hardExp;
        return encode({
          ...params,
          maxAge: typeof hardExp === 'number' ? Math.max(1, hardExp - seconds()) : ACCESS_TTL,
        });
      },
      decode: async ({ token: sealed }) => {
        const token = await openSealed(sealed ?? '');
        return token && typeof token.hardExp === 'number' && token.hardExp > seconds() ? token : null;
      },
    },
    callbacks: {
      signIn({ account, profile }) {
        if (account?.provider !== 'naver') return true;
        return intent ? comeBack(intent, account) : knownOrPending(account, profile);
      },
      jwt: ({ token, user, account }) => (account ? openSession(account, user) : token),
      // Who it is, is asked of the account procedures; this answer only says whether somebody is there.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => origin + safeNext(url, '/', origin),
    },
    logger: {
      // Codes only: the rest can hold tokens and profiles.
      error: (code) => log.warn('auth.error', { code }),
      warn: (code) => log.debug('auth.warning', { code }),
      debug: () => undefined,
    },
  };
}
