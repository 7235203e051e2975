import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { needsCold } from '~/modules/catalog/rules';
import { requireMyOrder } from '~/modules/order/service/buyer';
import { needsRefundAccount } from '~/modules/payment/rules';
import type { Ctx } from '~/server/context';
import type { ShopPreset } from '~/shops/preset';
import { findFacts, type Facts } from '../queries/facts';
import {
  claimDeadlines,
  lineRefusal,
  orderRefusal,
  wayBack,
  type ClaimKind,
  type ClaimRefusal,
  type OrderFacts,
} from '../rules';

type LineOfFacts = Facts['lines'][number];

export function orderFacts({ order, lines, open }: Facts): OrderFacts {
  return {
    payment: order.state,
    parcels: lines.map((line) => line.parcel),
    canceling: order.cancelingAt !== null,
    open: open !== undefined,
  };
}

export const lineFacts = ({ parcel, deliveredAt, storage, left }: LineOfFacts) => ({
  parcel,
  deliveredAt,
  fresh: needsCold({ storage }),
  left,
});

/** Only what was deposited cannot go back the way it came. */
export const needsAccount = ({ order }: Facts): boolean => order.payment !== null && needsRefundAccount(order.payment);

/** What the way back of this order costs by the shop's terms. */
export function wayBackFee({ shipping, returnsFee }: ShopPreset, { order }: Facts): number {
  const { deliveryFee, chargedEarlier: withEarlierReturn, surcharge } = order;
  return wayBack({ oneWay: shipping.fee, bothWays: returnsFee }, { deliveryFee, withEarlierReturn, surcharge });
}

/** What the buyer may ask for each line of their own order, until when, and why not. @throws AppError NOT_FOUND */
export async function claimable(ctx: Ctx, orderId: Id<'ord'>) {
  await requireMyOrder(ctx, orderId);
  const facts = await findFacts(ctx.db, orderId);
  if (!facts) throw new AppError('NOT_FOUND');
  const { order, open } = facts;
  const asked = orderFacts(facts);
  const ofReturns = orderRefusal('RETURN', asked);
  const lines = facts.lines.map((line) => {
    const { parcel: _parcel, ...shown } = line;
    const side = (who: 'BUYER' | 'SHOP') => ofReturns ?? lineRefusal(who, lineFacts(line), order.at);
    return {
      ...shown,
      ...(line.deliveredAt ? claimDeadlines(line.deliveredAt) : { changeOfMindUntil: null, faultUntil: null }),
      refusals: { BUYER: side('BUYER'), SHOP: side('SHOP') },
    };
  });
  return {
    orderId,
    currency: order.currency,
    kinds: kindsOf(orderRefusal('CANCEL', asked), lines),
    refundAccountNeeded: needsAccount(facts),
    returnsFee: wayBackFee(ctx.shop, facts),
    shippingLeft: order.shippingLeft,
    moneyLeft: order.moneyLeft,
    openClaimId: open?.id ?? null,
    lines,
  };
}

type Refusals = { readonly refusals: { readonly BUYER: ClaimRefusal | null; readonly SHOP: ClaimRefusal | null } };

/** A fault can be told longest: where not even that is possible for any line, its reason stands for the kind. */
function kindsOf(cancel: ClaimRefusal | null, lines: readonly Refusals[]): Record<ClaimKind, ClaimRefusal | null> {
  const forFault = lines.some(({ refusals }) => refusals.SHOP === null) ? null : (lines[0]?.refusals.SHOP ?? null);
  const forMind = lines.some(({ refusals }) => refusals.BUYER === null);
  return { CANCEL: cancel, RETURN: forMind ? null : forFault, EXCHANGE: forFault };
}
