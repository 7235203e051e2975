import 'server-only';
import { isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { findEmail } from '~/modules/account/service/person';
import { buyerId, buyerOf } from '~/modules/order/service/buyer';
import { limitedPlaceOrder } from '~/modules/order/service/limited';
import type { NewOrder, Opening } from '~/modules/order/service/place-order';
import type { Ctx } from '~/server/context';
import type { PlaceAndOpenInput } from '../input';
import type { PaymentWindow } from '../rules';
import { paymentAttempts } from '../tables';
import { attemptRow, choiceOf, windowOf, type Choice } from './new-attempt';
import { openPayment } from './open-window';

type Opened = { readonly orderId: Id<'ord'>; readonly window: PaymentWindow | null };

/**
 * Places the order and says how to open the payment window for it, in one call of the browser. Both can be repeated: the same
 * key is the same order, and each window is an attempt of its own. The window is null where the order of this key can no
 * longer be paid, because it is paid already or its time is over.
 * @throws whatever `placeOrder` and `openPayment` throw
 */
export async function placeAndOpen(ctx: Ctx, headers: Headers, input: PlaceAndOpenInput): Promise<Opened> {
  const choice = choiceOf(ctx, input);
  // A buyer's deposits are counted, and an escrow company is told every product: those windows open after the order.
  const together = input.method !== 'VIRTUAL_ACCOUNT' && !choice.wish.useEscrow;
  return together ? placeOpened(ctx, headers, input, choice) : placeThenOpen(ctx, headers, input);
}

/** One transaction for the order and its first attempt, shared with whoever orders at the same moment. */
async function placeOpened(
  ctx: Ctx,
  headers: Headers,
  { order, ...input }: PlaceAndOpenInput,
  choice: Choice,
): Promise<Opened> {
  const { currency } = ctx.shop;
  let fresh: NewOrder | undefined;
  const opening: Opening = {
    table: paymentAttempts,
    rowOf: (made) => {
      fresh = made;
      return { ...attemptRow(choice, { ...made, currency }), providerOrderId: firstAttemptOf(made.number) };
    },
  };
  const [placed, email] = await Promise.all([
    limitedPlaceOrder(ctx, headers, order, opening),
    ctx.user ? findEmail(ctx, ctx.user.id) : (order.contact?.email ?? null),
  ]);
  // The order of this key was there already: a window of its own.
  if (fresh?.id !== placed.id) return { orderId: placed.id, window: await openOrNull(ctx, placed.id, input) };
  const { lines } = fresh;
  const { name, phone } = (!ctx.user && order.contact) || order.recipient;
  const payable = {
    ...placed,
    ...{ currency, locale: ctx.locale, lines: lines.length, email },
    ...{ firstKo: lines[0]?.variant.nameKo ?? '', firstEn: lines[0]?.variant.nameEn ?? '' },
    ...{ name, phone },
  };
  const attempt = {
    providerOrderId: firstAttemptOf(placed.number),
    customerKey: buyerId(buyerOf(ctx)),
    expiresAt: placed.expiresAt,
    products: [],
  };
  return { orderId: placed.id, window: windowOf(ctx, choice, payable, attempt) };
}

const firstAttemptOf = (number: string) => `${number}_1`;

async function placeThenOpen(ctx: Ctx, headers: Headers, { order, ...input }: PlaceAndOpenInput): Promise<Opened> {
  const { id } = await limitedPlaceOrder(ctx, headers, order);
  return { orderId: id, window: await openOrNull(ctx, id, input) };
}

async function openOrNull(ctx: Ctx, orderId: Id<'ord'>, input: Omit<PlaceAndOpenInput, 'order'>) {
  try {
    return await openPayment(ctx, { orderId, ...input });
  } catch (error) {
    if (isAppError(error, 'ORDER_EXPIRED') || isAppError(error, 'ORDER_STATE')) return null;
    throw error;
  }
}
