import type { ContactInput, PlaceOrderInput } from '~/modules/order/input';
import { limitedPlaceOrder } from '~/modules/order/service/limited';
import { GUEST_CONSENTS } from '~/modules/order/rules';
import type { Ctx } from '~/server/context';
import { givenGuest, uniqueEmail } from './account';
import { givenVariant, orderInput } from './order';

let serial = 0;
/** A telephone of this test's own: what one has ordered counts for nobody else. */
export const uniquePhone = (): string =>
  `010${String((process.pid * 1_000 + (serial += 1)) % 100_000_000).padStart(8, '0')}`;

export const contactOf = (change: Partial<ContactInput> = {}): ContactInput => ({
  ...{ name: '김손님', phone: uniquePhone(), email: uniqueEmail() },
  ...change,
});

/** A complete order request of a guest at today's prices. */
export async function guestOrderInput(
  ctx: Ctx,
  lines: PlaceOrderInput['lines'],
  contact = contactOf(),
): Promise<PlaceOrderInput> {
  return orderInput(ctx, lines, { contact, consents: [...GUEST_CONSENTS] });
}

/** An unpaid order somebody placed without an account; by a guest of its own unless one is given. */
export async function givenGuestOrder(
  given: { ctx?: Ctx; contact?: ContactInput; stock?: number; from?: Headers } = {},
) {
  const guest = await givenGuest();
  const ctx = given.ctx ?? guest.ctx;
  const contact = given.contact ?? contactOf();
  const { variantId } = await givenVariant({ stock: given.stock ?? 5, price: 15_000 });
  const input = await guestOrderInput(ctx, [{ variantId, quantity: 1 }], contact);
  const order = await limitedPlaceOrder(ctx, given.from ?? guest.ctx.reqHeaders, input);
  return { ctx, contact, order, variantId, input, cookie: guest.cookie };
}
