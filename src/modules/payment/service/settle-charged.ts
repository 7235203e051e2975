import 'server-only';
import type { Ctx } from '~/server/context';
import type { GatewayResult } from '../gateway';
import type { Locked } from '../queries/locked';
import { standing, type Resolution } from './attempt';
import { reversed } from './deposit-reversed';
import { alarmReturned, noteLook } from './deposit-watch';
import { syncCancels } from './refund-at-provider';

/** DONE or PARTIAL_CANCELED: money went back that we do not know of yet, or the bank took a deposit back. */
export async function settleCharged(ctx: Ctx, locked: Locked, result: GatewayResult): Promise<Resolution> {
  const { attempt } = locked;
  if (attempt.nextCheckAt) await noteLook(ctx, attempt);
  if (!result.ok || result.payment.providerOrderId !== attempt.providerOrderId) return standing(attempt);
  const { payment } = result;
  if (payment.virtualAccount?.refundFailed) await alarmReturned(ctx, attempt);
  if (payment.status === 'WAITING_FOR_DEPOSIT') return reversed(ctx, locked, payment);
  if (payment.status === 'DONE' || payment.status === 'PARTIAL_CANCELED' || payment.status === 'CANCELED')
    await syncCancels(ctx, locked, payment);
  return standing(attempt);
}
