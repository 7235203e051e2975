import 'server-only';
import type { Id } from '~/lib/ids';
import { restOf } from '~/modules/order/service/give-back';
import type { Ctx } from '~/server/context';
import type { RefundOf } from './refund-row';

/** All that is left of an order: every unit, back on the shelf or not, the delivery fee, and the rest of the money. */
export async function everything(ctx: Ctx, orderId: Id<'ord'>, restock = true): Promise<RefundOf> {
  const rest = await restOf(ctx, orderId);
  const lines = rest.lines.map(({ lineId, quantity, unitPrice }) => ({
    lineId,
    quantity,
    amount: quantity * unitPrice,
    restock,
  }));
  const itemsAmount = lines.reduce((sum, line) => sum + line.amount, 0);
  // Goodwill given earlier is part of what these units cost.
  const difference = rest.amount - itemsAmount - rest.shipping;
  return {
    itemsAmount,
    shippingAmount: rest.shipping,
    freeAmount: Math.max(0, difference),
    deduction: Math.max(0, -difference),
    lines,
  };
}

/** Money that no line of an order stands for. */
export const onlyMoney = (amount: number): RefundOf => ({
  itemsAmount: 0,
  shippingAmount: 0,
  freeAmount: amount,
  deduction: 0,
  lines: [],
});
