import 'server-only';
import { isAppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import type { NaverOutcome } from '../rules';
import { comeThroughNaver, linkNaver, type NaverAnswer } from './naver-identity';
import type { NaverIntent } from './naver-intent';
import { provenAt } from './proof';
import { sessionsOf } from './sessions';

/** The address to come back to, with how it went; a proof and a link are told in different places. */
export function returnPath({ kind, next }: Pick<NaverIntent, 'kind' | 'next'>, outcome: NaverOutcome): string {
  const url = new URL(next, 'http://here.invalid');
  url.searchParams.set(kind === 'PROVE' ? 'proof' : 'link', outcome);
  return url.pathname + url.search + url.hash;
}

/**
 * Does what somebody went to Naver for, who is back now as `user`. Nobody is logged in by it, and it counts only for the login
 * that asked, while that lives.
 */
export async function finishIntent(
  ctx: Ctx,
  intent: NaverIntent,
  user: SessionUser | null,
  answer: NaverAnswer,
): Promise<NaverOutcome> {
  if (user?.sid !== intent.sid || user.id !== intent.userId) return 'EXPIRED';
  if (!(await provenAt({ ...ctx, user }))) return 'EXPIRED';
  return intent.kind === 'PROVE' ? prove(ctx, user, answer) : link(ctx, user, answer);
}

async function prove(ctx: Ctx, user: SessionUser, answer: NaverAnswer): Promise<NaverOutcome> {
  if ((await comeThroughNaver(ctx, answer)) !== user.id) return 'OTHER';
  await sessionsOf(ctx).prove(user.sid);
  return 'DONE';
}

async function link(ctx: Ctx, user: SessionUser, answer: NaverAnswer): Promise<NaverOutcome> {
  try {
    await linkNaver(ctx, user.id, answer);
    return 'DONE';
  } catch (error) {
    if (isAppError(error, 'NAVER_TAKEN')) return 'TAKEN';
    if (isAppError(error, 'CHANGED_MEANWHILE')) return 'OTHER';
    throw error;
  }
}
