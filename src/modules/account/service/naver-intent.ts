import 'server-only';
import { z } from 'zod';
import { isId } from '~/lib/ids';
import { safeNext } from '~/lib/safe-next';
import type { SessionUser } from '~/server/context';
import { giveCookie } from '~/server/cookies';
import { sameSecret, sha256 } from '~/server/secret';
import type { EdgeCtx } from './edge';
import { seal, unseal } from './sealed';

export const INTENT_COOKIE = 'shop.intent';
export const INTENT_TTL = 600;

const schema = z.object({
  kind: z.enum(['PROVE', 'LINK']),
  userId: z.custom<SessionUser['id']>((value) => typeof value === 'string' && isId('usr', value)),
  sid: z.string(),
  next: z.string(),
  /** The hash of the `state` they went to Naver with; null until they went. */
  state: z.string().nullable(),
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
  const intent: NaverIntent = { kind, userId, sid, next: safeNext(next, '/account'), state: null };
  giveCookie(ctx.resHeaders, INTENT_COOKIE, await seal(INTENT_COOKIE, intent, INTENT_TTL), INTENT_TTL);
  return { next: intent.next };
}

/** The same intent, for the one way to Naver that has just begun with this `state`. */
export const sealIntent = (intent: NaverIntent, state: string): Promise<string> =>
  seal(INTENT_COOKIE, { ...intent, state: sha256(state) }, INTENT_TTL);

/** Whether this answer of Naver is to the way that they went for it, and to no other that the browser has begun. */
export const isAnswerTo = (intent: NaverIntent, state: string | null): boolean =>
  state !== null && intent.state !== null && sameSecret(sha256(state), intent.state);

export async function readIntent(cookie: string | undefined): Promise<NaverIntent | null> {
  const parsed = schema.safeParse(await unseal(INTENT_COOKIE, cookie));
  return parsed.success ? parsed.data : null;
}
