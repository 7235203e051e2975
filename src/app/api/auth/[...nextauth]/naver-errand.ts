import 'server-only';
import type { Account } from 'next-auth';
import { headers } from 'next/headers';
import type { NextRequest } from 'next/server';
import { z } from '~/lib/zod';
import {
  INTENT_COOKIE,
  INTENT_TTL,
  readIntent,
  sealIntent,
  type NaverIntent,
} from '~/modules/account/service/naver-intent';
import { finishIntent, returnPath } from '~/modules/account/service/naver-return';
import { renewSession, type CookieChanges } from '~/modules/account/service/renew';
import { systemCtx, type SessionUser } from '~/server/context';
import { cookiesIn } from '~/server/cookies';
import { dropHere, giveHere } from './browser';

/**
 * What this browser is at Naver for, if it is not to log in. It counts for one way there and back: whoever starts out to log in
 * has dropped it, and whoever is back has used it up.
 */
export async function takeIntent(action: string, req: NextRequest): Promise<NaverIntent | null> {
  const isBack = action === 'callback/naver';
  if (!isBack && (action !== 'signin/naver' || isErrand(req))) return null;
  const cookie = cookiesIn(req.headers)(INTENT_COOKIE);
  if (cookie) await dropHere(INTENT_COOKIE);
  return isBack ? readIntent(cookie) : null;
}

const isErrand = (req: NextRequest): boolean => req.nextUrl.searchParams.get('auth_type') === 'reauthenticate';

const signInAnswer = z.object({ url: z.url() });

/** Ties what this browser is about to go to Naver for to the `state` it goes with. */
export async function tieIntent(action: string, req: NextRequest, answer: Response): Promise<void> {
  if (action !== 'signin/naver' || !isErrand(req)) return;
  const intent = await readIntent(cookiesIn(req.headers)(INTENT_COOKIE));
  const parsed = signInAnswer.safeParse(
    await answer
      .clone()
      .json()
      .catch(() => null),
  );
  const state = parsed.success && new URL(parsed.data.url).searchParams.get('state');
  if (intent && state) await giveHere(INTENT_COOKIE, await sealIntent(intent, state), INTENT_TTL);
}

/** Does what they went there for. @returns the page to go back to; nobody is logged in by it */
export async function comeBack(intent: NaverIntent, account: Account): Promise<string> {
  const answer = { subject: account.providerAccountId, refreshToken: account.refresh_token };
  const { outcome, changes } = await finishIntent(systemCtx(), intent, await whoIsBack(), answer);
  await keep(changes);
  return returnPath(intent, outcome);
}

/** Who is signed in: their access token may have run out while they were away. */
async function whoIsBack(): Promise<SessionUser | null> {
  const renewal = await renewSession(systemCtx(), cookiesIn(await headers()));
  await keep(renewal?.changes ?? {});
  return renewal?.user ?? null;
}

async function keep(changes: CookieChanges): Promise<void> {
  for (const [name, { value, maxAge }] of Object.entries(changes)) await giveHere(name, value, maxAge);
}
