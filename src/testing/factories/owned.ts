import { randomBytes } from 'node:crypto';
import { newId, newOrderNumber } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { listDevices } from '~/modules/account/service/devices';
import { addAddress } from '~/modules/account/service/addresses';
import { sessionsOf } from '~/modules/account/service/sessions';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import type { Ctx } from '~/server/context';
import { call } from '../procedures';
import type { TestToss } from '../toss';
import { edgeCtx, givenGuest, provenAgain } from './account';
import { givenLine } from './cart';
import { ask, givenClaimPhoto, linesOfOrder, PARCEL } from './claim';
import { contactOf, givenGuestOrder, guestOrderInput, uniquePhone } from './guest';
import { anyCtx, givenCustomer, givenVariant } from './order';
import { givenAuthenticated, givenPaid, givenWindow } from './payment';
import { givenNotice } from './notice';
import { givenQuestion } from './question';
import { givenAlert, givenLinked } from './restock';
import { givenLostDeposit, REFUND_ACCOUNT } from './refund';
import { givenBought, givenPhoto, givenReview, WORDS } from './review';

export type Owner = 'customer' | 'guest';
type Found = { readonly ctx: EdgeCtx; readonly input: object };

/** A procedure whose input names something that is somebody's. */
export type Owned = {
  /** Where the input names it; and, for each, the name of one that never was. */
  readonly ids: Readonly<Record<string, () => string>>;
  /** Makes such a thing for this person: the input by which they find it. */
  readonly given: (toss: TestToss, who: EdgeCtx) => Promise<Found>;
  /** Who can have such a thing; without it anybody. */
  readonly by?: readonly Owner[];
  /** Who knows this besides may find it, whoever they are: here what somebody guesses who does not. */
  readonly secret?: Readonly<Record<string, string>>;
  /** The name counts beside the rest of the same input only: in an input of one's own it is a new name. */
  readonly aloneIsNew?: true;
};

export const PERSON: Record<Owner, () => Promise<EdgeCtx>> = {
  customer: async () => ({ ...edgeCtx(), user: (await givenCustomer()).ctx.user }),
  guest: async () => (await givenGuest()).ctx,
};

const noOrder = () => newId('ord');
const noVariant = () => newId('var');
const noLine = () => newId('lin');
const noAttempt = () => `${newOrderNumber('20260101')}_1`;

function signed(ctx: EdgeCtx) {
  if (!ctx.user) throw new Error('nobody is signed in');
  return { ...ctx, user: ctx.user };
}

/** A procedure that takes an order and, perhaps, what is the same for every order. */
const ofOrder = (
  more: object = {},
  make: (toss: TestToss, ctx: Ctx) => Promise<{ readonly orderId: string }> = (_, ctx) => givenWindow({ ctx }),
): Owned => ({
  ids: { orderId: noOrder },
  given: async (toss, ctx) => ({ ctx, input: { orderId: (await make(toss, ctx)).orderId, ...more } }),
});

/** A paid order that arrived, and its line. */
async function delivered(toss: TestToss, ctx: Ctx) {
  const { orderId } = await givenPaid(toss, { ctx });
  for (const step of ['PREPARING', 'SHIPPED', 'DELIVERED'] as const)
    await advanceFulfilment(anyCtx(), orderId, step, { kind: 'ADMIN' }, step === 'SHIPPED' ? PARCEL : undefined);
  const [line] = await linesOfOrder(orderId);
  if (!line) throw new Error('an order without lines');
  return { orderId, lineId: line.id };
}

/** A request to return what arrived. */
export async function requested(toss: TestToss, ctx: Ctx) {
  const { orderId, lineId } = await delivered(toss, ctx);
  const { id: claimId } = await ask({ ctx, orderId, lineIds: [lineId] }, 'RETURN', 'FAULTY', [1]);
  return { orderId, lineId, claimId };
}

const ADDRESS = {
  name: '김예시',
  phone: '01000000000',
  postalCode: '04524',
  address1: '서울특별시 중구 예시로 110',
  address2: '101호',
  deliveryRequest: 'DOOR',
  deliveryNote: '',
  label: '',
  isDefault: false,
} as const;

const ofAddress = (more: object = {}): Owned => ({
  ids: { id: () => newId('adr') },
  by: ['customer'],
  given: async (_, ctx) => {
    await addAddress(signed(ctx), ADDRESS);
    return { ctx, input: { id: (await addAddress(signed(ctx), ADDRESS)).id, ...more } };
  },
});

/** A login besides this one. */
const ofDevice: Owned = {
  ids: { id: () => randomBytes(12).toString('hex') },
  by: ['customer'],
  given: async (_, ctx) => {
    await sessionsOf(ctx).start({ userId: signed(ctx).user.id, device: '' });
    return { ctx, input: { id: (await listDevices(signed(ctx))).at(-1)?.id } };
  },
};

/** The request of an order that took the last unit: asked again under its key it is that order, under another there is none. */
const ofKey = (path: string, inputOf: (order: object) => object, at: string): Owned => ({
  ids: { [at]: () => crypto.randomUUID() },
  aloneIsNew: true,
  given: async (_, ctx) => {
    const { variantId } = await givenVariant({ stock: 1, price: 15_000 });
    const input = inputOf(await guestOrderInput(ctx, [{ variantId, quantity: 1 }], contactOf()));
    await call(ctx, { path, type: 'mutation' }, input);
    return { ctx, input };
  },
});

async function byToken(toss: TestToss, ctx: Ctx) {
  const { orderId: _, ...returned } = (await givenAuthenticated(toss, undefined, { ctx })).input;
  return returned;
}
const NO_TOKEN = { token: 'A'.repeat(43) };

/** What they bought and may review. */
const ofBought = (
  inputOf: (bought: Awaited<ReturnType<typeof givenBought>>) => Promise<object>,
  ids: Owned['ids'],
): Owned => ({
  ids,
  by: ['customer'],
  given: async () => {
    const bought = await givenBought();
    return { ctx: { ...edgeCtx(), user: bought.ctx.user }, input: await inputOf(bought) };
  },
});

const ofReview: Owned = {
  ids: { reviewId: () => newId('rev') },
  by: ['customer'],
  given: async () => {
    const { ctx, reviewId } = await givenReview();
    return { ctx: { ...edgeCtx(), user: ctx.user }, input: { reviewId } };
  },
};

const ofQuestion: Owned = {
  ids: { questionId: () => newId('qst') },
  by: ['customer'],
  given: async () => {
    const { ctx, questionId } = await givenQuestion();
    return { ctx: { ...edgeCtx(), user: ctx.user }, input: { questionId } };
  },
};

/** An alert by mail: its link holds what only the mailbox has been told. */
const ofLink: Owned = {
  ids: { alertId: () => newId('rst') },
  secret: { key: 'A'.repeat(43) },
  given: async (_, ctx) => ({ ctx, input: (await givenLinked()).link }),
};

export const OWNED: Readonly<Record<string, Owned>> = {
  'review.ofLines': ofBought(async ({ lineId }) => ({ lineIds: [lineId] }), { 'lineIds[]': noLine }),
  'review.ofLine': ofBought(async ({ lineId }) => ({ lineId }), { lineId: noLine }),
  'review.save': ofBought(
    async ({ ctx, lineId }) => ({ lineId, ratingHalves: 9, text: WORDS, photoIds: [await givenPhoto(ctx)] }),
    { lineId: noLine, 'photoIds[]': () => newId('pho') },
  ),
  'review.remove': ofReview,
  'notice.read': {
    ids: { noticeId: () => newId('ntc') },
    by: ['customer'],
    given: async () => {
      const { ctx, noticeId } = await givenNotice();
      return { ctx: { ...edgeCtx(), user: ctx.user }, input: { noticeId } };
    },
  },
  'question.remove': ofQuestion,
  'restock.linked': ofLink,
  'restock.confirm': ofLink,
  'restock.withdraw': ofLink,
  'restock.withdrawMine': {
    ids: { alertId: () => newId('rst') },
    by: ['customer'],
    given: async () => {
      const { ctx, alertId } = await givenAlert();
      return { ctx: { ...edgeCtx(), user: ctx.user }, input: { alertId } };
    },
  },
  'cart.setQuantity': {
    ids: { variantId: noVariant },
    given: async (_, ctx) => ({ ctx, input: { variantId: await givenLine(ctx), quantity: 2 } }),
  },
  'cart.remove': {
    ids: { 'variantIds[]': noVariant },
    given: async (_, ctx) => ({ ctx, input: { variantIds: [await givenLine(ctx)] } }),
  },
  'cart.select': {
    ids: { variantId: noVariant },
    given: async (_, ctx) => ({ ctx, input: { variantId: await givenLine(ctx), selected: false } }),
  },
  'order.place': ofKey('order.place', (order) => order, 'idempotencyKey'),
  'order.resumePath': ofOrder(),
  'order.byId': ofOrder(),
  'order.standing': ofOrder(),
  'order.lookUp': {
    ids: { number: () => newOrderNumber('20260101') },
    by: ['guest'],
    secret: { phone: uniquePhone() },
    given: async (_, ctx) => {
      const { order, contact } = await givenGuestOrder({ ctx });
      return { ctx, input: { number: order.number, phone: contact.phone } };
    },
  },
  'order.adopt': {
    ids: { orderId: noOrder },
    by: ['customer'],
    given: async (_, ctx) => {
      const { id, ctx: guest } = await givenGuest();
      const { order } = await givenGuestOrder({ ctx: guest });
      return { ctx: { ...ctx, guest: { id } }, input: { orderId: order.id } };
    },
  },
  'payment.open': ofOrder({ method: 'CARD' }),
  'payment.placeAndOpen': ofKey('payment.placeAndOpen', (order) => ({ order, method: 'CARD' }), 'order.idempotencyKey'),
  'payment.noteDecline': {
    ids: { orderId: noOrder, providerOrderId: noAttempt },
    secret: { token: '0'.repeat(64) },
    given: async (_, ctx) => ({ ctx, input: (await givenWindow({ ctx })).declined }),
  },
  'payment.confirm': {
    ids: { orderId: noOrder, providerOrderId: noAttempt },
    secret: NO_TOKEN,
    given: async (toss, ctx) => ({ ctx, input: (await givenAuthenticated(toss, undefined, { ctx })).input }),
  },
  'payment.confirmByToken': {
    ids: { providerOrderId: noAttempt },
    secret: NO_TOKEN,
    given: async (toss, ctx) => ({ ctx, input: await byToken(toss, ctx) }),
  },
  'payment.checkByToken': {
    ids: { providerOrderId: noAttempt },
    secret: NO_TOKEN,
    given: async (toss, ctx) => {
      const { token, providerOrderId } = await byToken(toss, ctx);
      return { ctx, input: { token, providerOrderId } };
    },
  },
  'payment.ofOrder': ofOrder(),
  'payment.check': ofOrder(),
  'payment.cancelOrder': ofOrder({ reason: 'CHANGED_MIND' }),
  'payment.nameRefundAccount': {
    ids: { orderId: noOrder, refundId: () => newId('ref') },
    given: async (toss, ctx) => {
      const { orderId, refund } = await givenLostDeposit(toss, { ctx });
      return { ctx: await provenAgain(ctx), input: { orderId, refundId: refund.id, refundAccount: REFUND_ACCOUNT } };
    },
  },
  'claim.claimable': ofOrder(),
  'claim.ofOrder': ofOrder(),
  'claim.open': {
    ids: { orderId: noOrder, 'lines[].lineId': () => newId('lin'), 'photoIds[]': () => newId('clp') },
    given: async (toss, ctx) => {
      const { orderId, lineId } = await delivered(toss, ctx);
      const photoIds = [await givenClaimPhoto(ctx, orderId)];
      const lines = [{ lineId, quantity: 1 }];
      return { ctx, input: { orderId, kind: 'RETURN', reason: 'FAULTY', text: '', lines, photoIds } };
    },
  },
  'claim.withdraw': {
    ids: { orderId: noOrder, claimId: () => newId('clm') },
    given: async (toss, ctx) => {
      const { orderId, claimId } = await requested(toss, ctx);
      return { ctx, input: { orderId, claimId } };
    },
  },
  'claim.confirmPurchase': ofOrder({}, delivered),
  'account.endDevice': ofDevice,
  'account.addresses.change': ofAddress({ ...ADDRESS, isDefault: true }),
  'account.addresses.remove': ofAddress(),
  'account.addresses.makeDefault': ofAddress(),
};
