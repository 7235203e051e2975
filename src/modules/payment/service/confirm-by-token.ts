import 'server-only';
import { AppError } from '~/lib/errors';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { sameSecret, sha256 } from '~/server/secret';
import type { ConfirmByTokenInput } from '../input';
import { findReturnable } from '../queries/locked';
import type { Resolution } from './attempt';
import { confirmReturned } from './confirm';
import { resolve } from './resolve';

/** How it stands, and the order's number, which the browser that was sent back knows already; nothing else of the order. */
export type TokenResolution = Resolution & { readonly number: string };

/**
 * Card apps send shoppers back in a browser without their session: the token of the success address confirms exactly the
 * attempt it was made for. Once, because an attempt is claimed once; afterwards it only looks.
 * @throws AppError NOT_FOUND for a token that is wrong, another attempt's or an hour old | RATE_LIMITED | as `confirmPayment`
 */
export async function confirmByToken(
  ctx: Ctx,
  headers: Headers,
  { token, ...returned }: ConfirmByTokenInput,
): Promise<TokenResolution> {
  const { orderId, number } = await findByToken(ctx, headers, token, returned.providerOrderId);
  return { ...(await confirmReturned(ctx, { ...returned, orderId, buyers: null, token: null })), number };
}

/** How the attempt of a token stands. @throws AppError NOT_FOUND | RATE_LIMITED */
export async function checkByToken(
  ctx: Ctx,
  headers: Headers,
  { token, providerOrderId }: Pick<ConfirmByTokenInput, 'token' | 'providerOrderId'>,
): Promise<TokenResolution> {
  const { attemptId, number } = await findByToken(ctx, headers, token, providerOrderId);
  return { ...(await resolve(ctx, attemptId)), number };
}

const NO_TOKEN = sha256('');

async function findByToken(ctx: Ctx, headers: Headers, token: string, providerOrderId: string) {
  await takeLimit('payment.token', clientAddress(headers));
  const found = await findReturnable(ctx.db, providerOrderId);
  if (!sameSecret(sha256(token), found?.hash ?? NO_TOKEN) || !found) throw new AppError('NOT_FOUND');
  return found;
}
