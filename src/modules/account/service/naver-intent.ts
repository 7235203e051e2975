import 'server-only';
import { z } from 'zod';
import { isId } from '~/lib/ids';
import { safeNext } from '~/lib/safe-next';
import type { SessionUser } from '~/server/context';
import { giveCookie } from '~/server/cookies';
import type { EdgeCtx } from './edge';
import { seal, unseal } from './sealed';

export const INTENT_COOKIE = 'shop.intent';
export const INTENT_TTL = 600;

const schema = z.object({
  kind: z.enum(['PROVE', 'LINK']),
  userId: z.custom<SessionUser['id']>((value) => typeof value === 'string' && isId('usr', value)),
  sid: z.string(),
  next: z.string(),
});

/** Why somebody who is signed in goes to Naver, for which login, and where they come back to. */
export type NaverIntent = z.infer<typeof schema>;

/** Lets this browser go to Naver for another reason than to log in: it says so, sealed, for ten minutes. @returns the page to come back to */
export async function giveIntent(
  ctx: EdgeCtx & { readonly user: SessionUser },
  kind: NaverIntent['kind'],
  next: string,
): Promise<{ next: string }> {
  const { id: userId, sid } = ctx.user;
  const intent: NaverIntent = { kind, userId, sid, next: safeNext(next, '/account') };
  giveCookie(ctx.resHeaders, INTENT_COOKIE, await seal(INTENT_COOKIE, intent, INTENT_TTL), INTENT_TTL);
  return { next: intent.next };
}

export async function readIntent(cookie: string | undefined): Promise<NaverIntent | null> {
  const parsed = schema.safeParse(await unseal(INTENT_COOKIE, cookie));
  return parsed.success ? parsed.data : null;
}
