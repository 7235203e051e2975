import 'server-only';
import { isAppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import type { NaverOutcome } from '../rules';
import { comeThroughNaver, linkNaver, type NaverAnswer } from './naver-identity';
import type { NaverIntent } from './naver-intent';
import { provenAt } from './proof';
import { loginCookies, type CookieChanges } from './renew';
import { sessionsOf } from './sessions';

type Finished = { readonly outcome: NaverOutcome; readonly changes: CookieChanges };
const EXPIRED: Finished = { outcome: 'EXPIRED', changes: {} };

/** The address to come back to, with how it went; a proof and a link are told in different places. */
export function returnPath({ kind, next }: Pick<NaverIntent, 'kind' | 'next'>, outcome: NaverOutcome): string {
  const url = new URL(next, 'http://here.invalid');
  url.searchParams.set(kind === 'PROVE' ? 'proof' : 'link', outcome);
  return url.pathname + url.search + url.hash;
}

/**
 * Does what somebody went to Naver for, who is back now as `user`. Nobody is logged in by it, and it counts only for the login
 * that asked, while that lives. A proof changes the cookies of that login.
 */
export async function finishIntent(
  ctx: Ctx,
  intent: NaverIntent,
  user: SessionUser | null,
  answer: NaverAnswer,
): Promise<Finished> {
  if (user?.sid !== intent.sid || user.id !== intent.userId) return EXPIRED;
  if (!(await provenAt({ ...ctx, user }))) return EXPIRED;
  return intent.kind === 'PROVE' ? prove(ctx, user, answer) : { outcome: await link(ctx, user, answer), changes: {} };
}

async function prove(ctx: Ctx, user: SessionUser, answer: NaverAnswer): Promise<Finished> {
  if ((await comeThroughNaver(ctx, answer)) !== user.id) return { outcome: 'OTHER', changes: {} };
  const login = await sessionsOf(ctx).prove(user.id, user.sid);
  if (!login) return EXPIRED;
  return { outcome: 'DONE', changes: await loginCookies({ id: user.id, sid: login.sid }, login.cookie) };
}

async function link(ctx: Ctx, user: SessionUser, answer: NaverAnswer): Promise<NaverOutcome> {
  try {
    await linkNaver({ ...ctx, user }, answer);
    return 'DONE';
  } catch (error) {
    if (isAppError(error, 'NAVER_TAKEN')) return 'TAKEN';
    if (isAppError(error, 'CHANGED_MEANWHILE')) return 'OTHER';
    if (isAppError(error, 'UNAUTHENTICATED')) return 'EXPIRED';
    throw error;
  }
}
