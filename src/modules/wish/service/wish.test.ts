import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenVariant } from '~/testing/factories/order';
import { WISHES_MOST } from '../rules';
import { listWishes, wishedIds, wishedProducts } from './read';
import { mergeWishes, setWished } from './wish';

async function givenPerson() {
  const { ctx } = await givenCustomer();
  return { ...ctx, user: ctx.user! };
}
type Person = Awaited<ReturnType<typeof givenPerson>>;

const givenProduct = async () => (await givenVariant()).productId;
const wish = (ctx: Person, productId: Id<'prd'>, wished = true) => setWished(ctx, { productId, wished });

/** As many products as are wanted, all like this one. */
async function givenProductsLike(productId: Id<'prd'>, wanted: number): Promise<Id<'prd'>[]> {
  const ids = Array.from({ length: wanted }, () => newId('prd'));
  await testDb().execute(sql`
    INSERT INTO products SELECT (jsonb_populate_record(p, jsonb_build_object('id', made.id, 'slug', lower(replace(made.id, '_', '-')) || '-' || made.place))).*
    FROM products p, unnest(${sql.param(ids)}::text[]) WITH ORDINALITY AS made (id, place) WHERE p.id = ${productId}`);
  return ids;
}

describe('a wish', () => {
  it('said again changes nothing, and is taken back likewise', async () => {
    const ctx = await givenPerson();
    const [first, second] = [await givenProduct(), await givenProduct()];
    for (const productId of [first, second, first]) await wish(ctx, productId);
    expect(await wishedIds(ctx)).toEqual([second, first]);
    for (const productId of [second, second]) await wish(ctx, productId, false);
    expect(await wishedIds(ctx)).toEqual([first]);
  });

  it('is its owner’s alone', async () => {
    const [mine, theirs] = [await givenPerson(), await givenPerson()];
    const productId = await givenProduct();
    await wish(mine, productId);
    expect(await wishedIds(theirs)).toEqual([]);
    await wish(theirs, productId, false);
    expect(await wishedIds(mine)).toEqual([productId]);
  });

  it('for what there is not is refused', async () => {
    const ctx = await givenPerson();
    await expect(wish(ctx, newId('prd'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await wish(ctx, newId('prd'), false);
    expect(await wishedIds(ctx)).toEqual([]);
  });

  it('said and taken back by twelve calls at once stands once or not at all, and the next word decides', async () => {
    const ctx = await givenPerson();
    const productId = await givenProduct();
    await Promise.all(Array.from({ length: 12 }, (_, turn) => wish(ctx, productId, turn % 2 === 0)));
    expect((await wishedIds(ctx)).length).toBeLessThanOrEqual(1);
    await wish(ctx, productId, false);
    expect(await wishedIds(ctx)).toEqual([]);
    await Promise.all(Array.from({ length: 12 }, () => wish(ctx, productId)));
    expect(await wishedIds(ctx)).toEqual([productId]);
  });

  it('is one of so many and no more, also when the last ones come at once', async () => {
    const ctx = await givenPerson();
    const others = await givenProductsLike(await givenProduct(), WISHES_MOST + 5);
    await mergeWishes(ctx, { productIds: others.slice(0, WISHES_MOST - 1) });
    const last = others.slice(WISHES_MOST - 1);
    const answers = await Promise.allSettled(last.map((productId) => wish(ctx, productId)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'WISHES_FULL', details: { max: WISHES_MOST } });
    expect(await wishedIds(ctx)).toHaveLength(WISHES_MOST);
    // What stands there already may be said again.
    await wish(ctx, others[0]!);
  });
});

describe('what a device kept', () => {
  it('joins the list in its order, before what is there, once', async () => {
    const ctx = await givenPerson();
    const [there, both, newest] = [await givenProduct(), await givenProduct(), await givenProduct()];
    await wish(ctx, there);
    await wish(ctx, both);
    const oldest = await givenProduct();
    const productIds = [newest, both, newId('prd'), oldest] as const;
    const merged = [newest, oldest, both, there];
    expect(await mergeWishes(ctx, { productIds })).toEqual(merged);
    await Promise.all(Array.from({ length: 10 }, () => mergeWishes(ctx, { productIds })));
    expect(await wishedIds(ctx)).toEqual(merged);
  });

  it('joins as far as there is room, the newest first', async () => {
    const ctx = await givenPerson();
    const others = await givenProductsLike(await givenProduct(), WISHES_MOST + 2);
    await mergeWishes(ctx, { productIds: others.slice(0, WISHES_MOST - 1) });
    const [newest, older] = [others.at(-2)!, others.at(-1)!];
    const ids = await mergeWishes(ctx, { productIds: [newest, older] });
    expect(ids).toHaveLength(WISHES_MOST);
    expect(ids).toContain(newest);
    expect(ids).not.toContain(older);
  });
});

describe('the list', () => {
  it('says price and stock of now, and what is no longer on sale', async () => {
    const ctx = await givenPerson();
    const [sold, ended, here] = [
      await givenVariant({ stock: 0 }),
      await givenVariant(),
      await givenVariant({ price: 2500, stock: 3 }),
    ];
    for (const { productId } of [sold, ended, here]) await wish(ctx, productId);
    await testDb().execute(sql`UPDATE products SET status = 'HIDDEN' WHERE id = ${ended.productId}`);
    expect(await listWishes(ctx)).toMatchObject([
      { productId: here.productId, card: { price: 2500, soldOut: false, variantId: here.variantId } },
      { productId: ended.productId, name: '프로틴 셰이크', card: null },
      { productId: sold.productId, card: { soldOut: true } },
    ]);
  });

  it('shows anybody the products they name, in their order, and nothing for what never was', async () => {
    const [first, second] = [await givenProduct(), await givenProduct()];
    const shown = await wishedProducts(anyCtx(), [second, newId('prd'), first]);
    expect(shown.map(({ productId }) => productId)).toEqual([second, first]);
  });

  it('knows nothing of a product that was never on sale', async () => {
    const ctx = await givenPerson();
    const productId = await givenProduct();
    await testDb().execute(sql`UPDATE products SET status = 'DRAFT' WHERE id = ${productId}`);
    await expect(wish(ctx, productId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await wishedProducts(anyCtx(), [productId])).toEqual([]);
  });
});
