import type { APIRequestContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { ROUTE_POLICIES, type Named, type Visitor } from '../route-policies';
import { newPerson } from './accounts';
import { takeGoods, type Database, type Goods } from './database';
import { addToCart, bringTo, buy, call, placeOrder } from './procedures';
import { mailsTo } from './sandbox';

/** Who looks: somebody with nothing, the same with a cart, a customer with orders in every state, staff. */
export const LOOKING = ['nobody', 'guest', 'owner', 'admin'] as const satisfies readonly Visitor[];
export type Looking = (typeof LOOKING)[number];
/** A page to look at: its file below src/app, who comes, where, and what the document answers. */
export type Visit = {
  readonly file: string;
  readonly who: Looking;
  readonly address: string;
  readonly status: 200 | 404;
};

type World = {
  readonly db: Database;
  readonly owner: APIRequestContext;
  readonly guest: APIRequestContext;
  readonly staff: APIRequestContext;
  readonly goods: Goods;
  readonly email: string;
};
type Seen = Named & {
  readonly deliveredId: string;
  readonly deliveredLineId: string;
  readonly depositId: string;
  readonly pendingId: string;
  readonly otherId: string;
  readonly alertLink: string;
};

async function lineOf(db: Database, orderId: string): Promise<string> {
  const [line] = await db<{ id: string }[]>`SELECT id FROM order_lines WHERE order_id = ${orderId}`;
  return line?.id ?? '';
}

/** The link of the mail to somebody who wants to know when a product is back. */
async function askToBeTold(db: Database, api: APIRequestContext): Promise<{ soldOut: Goods; alertLink: string }> {
  const soldOut = await takeGoods(db, { stock: 0 });
  const { email } = newPerson();
  await call(api, 'restock.askByMail', { variantId: soldOut.variantId, email });
  const link = async () => /\/restock\/alert\/\S+/.exec((await mailsTo(email))[0]?.text ?? '')?.[0] ?? '';
  await expect.poll(link, { timeout: 15_000 }).not.toBe('');
  return { soldOut, alertLink: await link() };
}

/** Something to see on every page: goods in the cart, orders, words about them, a request, what is waited for. */
async function fill({ db, owner, guest, staff, goods, email }: World): Promise<Seen> {
  const recipient = { name: '김예시', phone: '01000000000', postalCode: '04524', address1: '예시로 110', address2: '' };
  await call(owner, 'account.addresses.add', {
    ...{ ...recipient, deliveryRequest: 'OTHER', deliveryNote: '문 앞', label: '집', isDefault: false },
  });
  const paid = await buy(owner, goods);
  const delivered = await buy(owner, goods);
  await bringTo(staff, delivered.id, 'DELIVERED');
  const asked = await buy(owner, goods);
  await bringTo(staff, asked.id, 'DELIVERED');
  const [lineId, deliveredLineId, askedLineId] = [
    await lineOf(db, paid.id),
    await lineOf(db, delivered.id),
    await lineOf(db, asked.id),
  ];
  const text = '열 글자가 넘는 글을 남겨요.';
  await call(owner, 'review.save', { lineId: askedLineId, ratingHalves: 8, text, photoIds: [] });
  await call(owner, 'question.ask', { slug: goods.slug, text, secret: false });
  const lines = [{ lineId: askedLineId, quantity: 1 }];
  await call(owner, 'claim.open', { orderId: asked.id, kind: 'RETURN', reason: 'FAULTY', text, lines });
  const deposit = await buy(owner, goods, { method: 'VIRTUAL_ACCOUNT' });
  const pending = await placeOrder(owner, goods);
  const { soldOut, alertLink } = await askToBeTold(db, guest);
  await call(owner, 'restock.ask', { variantId: soldOut.variantId });
  await call(owner, 'wish.set', { productId: goods.productId, wished: true });
  await addToCart(owner, goods);
  const [member] = await db<{ id: string }[]>`SELECT id FROM users WHERE email = ${email}`;
  return {
    ...{ orderId: paid.id, lineId, slug: goods.slug, productId: goods.productId, variantId: soldOut.variantId },
    ...{ memberId: member?.id ?? '', deliveredId: delivered.id, deliveredLineId, depositId: deposit.id },
    ...{ pendingId: pending.id, otherId: soldOut.productId, alertLink },
  };
}

/** Pages as not everybody sees them, and those nobody may see without more than an id. */
function furtherVisits(seen: Seen): Visit[] {
  const see = (file: string, who: Looking, address: string, status: Visit['status'] = 200): Visit => ({
    ...{ file: `[locale]/${file}/page.tsx`, who, address, status },
  });
  const orders = (file: string, address: string) => see(`(secure)/${file}`, 'owner', address);
  return [
    see('(shop)/products/find', 'nobody', '/products?q=zxqw'),
    see('(shop)/products/find', 'nobody', '/products?protein=90&kcal=300&without=milk'),
    see('(shop)/products/[slug]', 'nobody', '/products/nothing-of-this-name', 404),
    see('(shop)/missing', 'nobody', '/nothing-here', 404),
    see('(secure)/account/missing', 'owner', '/account/nothing-here', 404),
    see('(shop)/compare', 'nobody', `/compare?ids=${seen.productId},${seen.otherId}`),
    see('(secure)/restock/alert/[id]', 'nobody', seen.alertLink),
    see('(secure)/cart', 'guest', '/cart'),
    orders('checkout', '/checkout'),
    orders('checkout/fail', `/checkout/fail?o=${seen.pendingId}`),
    orders('checkout/success', `/checkout/success?o=${seen.depositId}`),
    orders('orders/[id]', `/orders/${seen.pendingId}`),
    orders('orders/[id]', `/orders/${seen.depositId}`),
    orders('orders/[id]', `/orders/${seen.deliveredId}`),
    orders('orders/[id]/review/[line]', `/orders/${seen.deliveredId}/review/${seen.deliveredLineId}`),
    orders('orders/[id]/claim/[kind]', `/orders/${seen.deliveredId}/claim/return`),
    orders('orders/[id]/claim/[kind]', `/orders/${seen.deliveredId}/claim/exchange`),
    see('(secure)/admin/orders/[id]', 'admin', `/admin/orders/${seen.deliveredId}`),
    see('(secure)/admin/reviews', 'admin', '/admin/reviews?desk=ALL'),
    see('(secure)/admin/questions', 'admin', '/admin/questions?desk=ALL'),
  ];
}

/** Fills the shop with something to see, and names every page there is with whom to send there: nobody and a customer, else who may. */
export async function everyPage(world: World): Promise<Visit[]> {
  const seen = await fill(world);
  const usual = Object.entries(ROUTE_POLICIES).flatMap(([file, { at, answer, isPage }]): Visit[] => {
    if (!isPage) return [];
    const mayLook = LOOKING.filter((who) => (typeof answer === 'number' ? answer : answer(who)) === 200);
    const [first] = mayLook;
    const isForAll = file.includes('(shop)');
    const usually = mayLook.filter((who) => who === first || (who === 'owner' && !isForAll));
    return usually.map((who) => ({ file, who, address: at(seen), status: 200 }));
  });
  return [...usual, ...furtherVisits(seen)];
}
