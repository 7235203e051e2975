import 'server-only';
import { and, eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { buyerId, ownerOf, requireBuyer, theirs } from '~/modules/order/service/buyer';
import { recordEvent } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { sameSecret, sha256 } from '~/server/secret';
import type { NoteDeclineInput } from '../input';
import { lockForWindow } from '../queries/payments';
import { failureClass } from '../rules';
import { paymentAttempts } from '../tables';
import { failTokenOf } from './fail-token';

const NO_TOKEN = sha256('');

/** Codes of the window itself: it was closed, or gave up. */
const GIVEN_UP = 'PAY_PROCESS_ABORTED';
const OF_THE_WINDOW = ['PAY_PROCESS_CANCELED', 'USER_CANCEL', GIVEN_UP];

/** A code that stood in the fail address, which anybody can write: one of the shop's own, or of none, says only that it ended. */
const windowCode = (told: string): string =>
  OF_THE_WINDOW.includes(told) || failureClass(told) === 'REJECTED' ? told : GIVEN_UP;

/**
 * Writes down that a try to pay one's own order ended in the provider's window: the provider tells nobody but the browser of
 * it. Only a try that nobody asked the provider to charge can end so, and it is never charged afterwards. Saying it again, or
 * once the order is paid another way, changes nothing. Whoever only has a pass for the order tells nothing of its buyer's window,
 * nor does a link they send the buyer: it lacks the token of the try's own address.
 * @throws AppError NOT_FOUND, also for another token; BUYER_ONLY
 */
export async function noteDecline(ctx: Ctx, input: NoteDeclineInput): Promise<void> {
  const { orderId, providerOrderId, token } = input;
  const code = windowCode(input.code);
  await requireBuyer(ctx, orderId);
  await inTx(ctx, async (tx) => {
    const order = await lockForWindow(tx.db, orderId, theirs({ ...ctx, pass: null }, orderId));
    const ofThisTry = and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.providerOrderId, providerOrderId));
    const [attempt] = await tx.db
      .select({ hash: paymentAttempts.returnTokenHash })
      .from(paymentAttempts)
      .where(ofThisTry);
    const isFromIts = sameSecret(token, failTokenOf(attempt?.hash ?? NO_TOKEN));
    if (!order || !attempt || !isFromIts) throw new AppError('NOT_FOUND');
    if (order.state !== 'PENDING') return;
    const ended = await tx.db
      .update(paymentAttempts)
      .set({ state: 'FAILED', failureCode: code })
      .where(and(ofThisTry, eq(paymentAttempts.state, 'READY')))
      .returning({ id: paymentAttempts.id });
    if (ended.length === 0) return;
    await recordEvent(tx, orderId, 'DECLINED', { kind: 'SHOPPER', id: buyerId(ownerOf(order)) }, { code });
  });
}
