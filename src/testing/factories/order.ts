import { newId, type Id } from '~/lib/ids';
import { sessionsOf } from '~/modules/account/service/sessions';
import type { StaffArea } from '~/modules/account/rules';
import { staffAreas, users } from '~/modules/account/tables';
import { brands, categories, products, variants } from '~/modules/catalog/tables';
import { adjustStock } from '~/modules/inventory/service/stock';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { PlaceOrderInput } from '~/modules/order/input';
import { placeOrder } from '~/modules/order/service/place-order';
import { quote } from '~/modules/order/service/quote';
import { totalsTo } from '~/modules/promotion/rules';
import { sellers } from '~/modules/seller/tables';
import { regionOf } from '~/modules/shipping/rules/region';
import { systemCtx, type Ctx } from '~/server/context';
import { testDb } from '../db';
import { givenPricesBefore, type PriceBefore } from './catalog';

let serial = 0;
const unique = (word: string) => `${word}-${process.pid}-${(serial += 1)}`;

/** A context of nobody, on the test's database. */
export const anyCtx = (): Ctx => systemCtx({ db: testDb() });

type Role = (typeof users.$inferSelect)['role'];

/** A context as the admin's procedures hand it down. */
export const adminCtx = () => ({ ...anyCtx(), staff: { role: 'ADMIN', areas: [] } }) as const;

/** Somebody of the staff with these areas, and the context of their requests. */
export async function givenStaff(areas: readonly StaffArea[]): Promise<{ userId: Id<'usr'>; ctx: Ctx }> {
  const staff = await givenCustomer('STAFF');
  if (areas.length > 0)
    await testDb()
      .insert(staffAreas)
      .values(areas.map((area) => ({ userId: staff.userId, area })));
  return staff;
}

/** Somebody with an account, and the context of their requests. */
export async function givenCustomer(role: Role = 'CUSTOMER'): Promise<{ userId: Id<'usr'>; ctx: Ctx }> {
  const userId = newId('usr');
  await testDb()
    .insert(users)
    .values({
      id: userId,
      email: `${unique('shopper')}@example.com`,
      name: '김예시',
      locale: 'ko',
      role,
      emailVerifiedAt: new Date(),
    });
  const { sid } = await sessionsOf(anyCtx()).start({ userId, device: '' });
  return { userId, ctx: { ...anyCtx(), user: { id: userId, sid } } };
}

/** Their calls once they have proven who they are since they logged in. */
export async function givenProvenAgain(role: Role = 'CUSTOMER'): Promise<Ctx> {
  const { userId, ctx } = await givenCustomer(role);
  const proven = await sessionsOf(ctx).prove(userId, ctx.user?.sid ?? '');
  return { ...ctx, user: { id: userId, sid: proven?.sid ?? '' } };
}

export type GivenVariant = {
  readonly stock?: number;
  readonly price?: number;
  readonly listPrice?: number | null;
  readonly maxPerOrder?: number;
  readonly pricesBefore?: readonly PriceBefore[];
};

/** A product with one variant for sale; its stock comes with the ledger row that explains it. */
export async function givenVariant({
  stock = 10,
  price = 2500,
  listPrice = null,
  maxPerOrder = 20,
  pricesBefore,
}: GivenVariant = {}) {
  const db = testDb();
  const ids = {
    seller: newId('sel'),
    brand: newId('brd'),
    category: newId('cat'),
    nutrition: newId('nut'),
    product: newId('prd'),
    variant: newId('var'),
  };
  const slug = unique('product');
  const named = () => ({ slug: unique('name'), nameKo: '예시', nameEn: 'Example' });
  await db.insert(sellers).values({ id: ids.seller, ...named() });
  await db.insert(brands).values({ id: ids.brand, ...named() });
  await db.insert(categories).values({ id: ids.category, ...named(), position: 1 });
  await db.insert(nutritionFacts).values({
    id: ids.nutrition,
    key: unique('nutrition'),
    basis: '100g',
    servingSize: 50,
    servingNameKo: '1포',
    servingNameEn: '1 sachet',
    energyKcal: 370,
    proteinG: 46,
    fatG: 7.4,
    saturatedFatG: 5.2,
    transFatG: 0,
    carbohydrateG: 36,
    sugarsG: 3.8,
    fiberG: null,
    sodiumMg: 460,
    cholesterolMg: 10,
    source: 'TEST',
    sourceCode: 'T',
    sourceName: '예시',
    method: '분석',
    dataDate: '2026-01-01',
  });
  await db.insert(products).values({
    id: ids.product,
    slug,
    nameKo: '프로틴 셰이크',
    nameEn: 'Protein shake',
    sellerId: ids.seller,
    brandId: ids.brand,
    categoryId: ids.category,
    nutritionId: ids.nutrition,
    summaryKo: '한 포',
    summaryEn: 'One',
    descriptionKo: '한 포',
    descriptionEn: 'One',
    storage: 'ROOM',
    foodTypeKo: '기타가공품',
    foodTypeEn: 'Other',
    ingredientsKo: '우유',
    ingredientsEn: 'Milk',
    allergens: ['MILK'],
    shelfLifeDays: 300,
    maxPerOrder,
    tile: 'oat',
    images: ['/a.webp'],
    publishedAt: new Date(),
  });
  await db.insert(variants).values({
    id: ids.variant,
    productId: ids.product,
    sku: unique('SKU'),
    position: 1,
    packCount: 1,
    packUnitKo: '포',
    packUnitEn: 'sachet',
    price,
    listPrice,
    currency: anyCtx().shop.currency,
  });
  await givenPricesBefore({ id: ids.variant, listPrice }, pricesBefore);
  await db.insert(variantStock).values({ variantId: ids.variant, stock: 0 });
  if (stock > 0) await adjustStock(anyCtx(), ids.variant, stock, { actor: 'test', cause: 'given stock' });
  return { variantId: ids.variant, productId: ids.product, slug };
}

type Lines = PlaceOrderInput['lines'];

const RECIPIENT: PlaceOrderInput['recipient'] = {
  name: '김예시',
  phone: '01000000000',
  postalCode: '04524',
  address1: '서울특별시 중구 예시로 110',
  address2: '101호',
  deliveryRequest: 'DOOR',
  deliveryNote: '',
};
/** The same person on Jeju, and on an island where a parcel costs more still. */
export const ON_JEJU = { ...RECIPIENT, postalCode: '63122', address1: '제주특별자치도 제주시 예시로 1' };
export const ON_ULLEUNG = { ...RECIPIENT, postalCode: '40240', address1: '경상북도 울릉군 예시로 1' };

/** A complete order request for these lines at today's prices, delivery to its recipient included. */
export async function orderInput(
  ctx: Ctx,
  lines: Lines,
  change: Partial<PlaceOrderInput> = {},
): Promise<PlaceOrderInput> {
  const { totals } = await quote(ctx, lines);
  const recipient = change.recipient ?? RECIPIENT;
  const { total } = totalsTo(totals, ctx.shop.shipping, regionOf(recipient.postalCode));
  return {
    idempotencyKey: crypto.randomUUID(),
    lines,
    expectedTotal: Math.max(1, total),
    recipient,
    consents: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'],
    ...change,
  };
}

/** An unpaid order of these lines by this buyer. */
export async function givenOrder(ctx: Ctx, lines: Lines, change: Partial<PlaceOrderInput> = {}) {
  return placeOrder(ctx, await orderInput(ctx, lines, change));
}
