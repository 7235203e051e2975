import 'server-only';
import { AppError } from '~/lib/errors';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { log } from '~/server/logger';
import { sha256 } from '~/server/secret';
import { seal, unseal } from './sealed';

const PURPOSE = 'naver-token';
/** Naver keeps a refresh token for a year; it may wait here for its end as long as that and longer. */
const KEPT = 10 * 365 * 86_400;

/** Naver’s refresh token as it is kept: only to be revoked, and readable to nobody without the shop’s secret. */
export async function sealNaverToken(token: string | undefined): Promise<string | null> {
  return token ? seal(PURPOSE, { token }, KEPT) : null;
}

/** Asks, in the caller’s transaction, for these tokens to be revoked at Naver. */
export async function enqueueRevocations(ctx: Pick<Ctx, 'db'>, sealed: readonly (string | null)[]): Promise<void> {
  for (const sealedToken of sealed) {
    if (sealedToken)
      await enqueue(ctx, { topic: 'revoke-naver', sealedToken }, `revoke-naver:${sha256(sealedToken).slice(0, 32)}`);
  }
}

/** Tells Naver that the shop gives this consent back. @throws AppError BUSY where Naver did not take it: it is tried again */
export async function sendRevocation(sealedToken: string): Promise<void> {
  const { NAVER_CLIENT_ID, NAVER_CLIENT_SECRET, NAVER_TOKEN_URL } = env();
  const claims = await unseal(PURPOSE, sealedToken);
  if (!NAVER_CLIENT_ID || !NAVER_CLIENT_SECRET || typeof claims?.token !== 'string') {
    // Another secret or no Naver any more: nobody can revoke it from here.
    log.warn('naver.revocation-impossible', {});
    return;
  }
  const response = await fetch(`${NAVER_TOKEN_URL ?? 'https://nid.naver.com'}/oauth2.0/revoke`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: NAVER_CLIENT_ID,
      client_secret: NAVER_CLIENT_SECRET,
      token: claims.token,
      token_type_hint: 'refresh_token',
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(5000),
  });
  await response.body?.cancel();
  if (!response.ok) throw new AppError('BUSY', { status: response.status });
}
