import { describe, expect, it } from 'vitest';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenProduct } from '~/testing/factories/catalog';
import { firstSlugs } from '../queries/feeds';
import { listFeedOffers, listSitemap } from './feeds';

const ctx = () => systemCtx({ db: testDb() });

/** Every offer there is, read as a feed reads it. */
async function everyOffer() {
  const all = [];
  let after: Parameters<typeof listFeedOffers>[1]['after'] | null = '';
  while (after !== null) {
    const read: Awaited<ReturnType<typeof listFeedOffers>> = await listFeedOffers(ctx(), { after });
    all.push(...read.offers);
    after = read.next;
  }
  return all;
}

describe('what the catalogue tells machines', () => {
  it('offers every variant on sale once, sold out or not, and nothing that is hidden', async () => {
    const shown = await givenProduct({
      variants: [
        { price: 3000, stock: 0 },
        { price: 9000, packCount: 3 },
      ],
    });
    const hidden = await givenProduct({ status: 'HIDDEN' });
    const offers = await everyOffer();
    expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
    expect(offers.filter(({ group }) => group === hidden.id)).toEqual([]);
    const mine = offers.filter(({ group }) => group === shown.id).toSorted((a, b) => a.price - b.price);
    expect(mine.map(({ price, soldOut }) => ({ price, soldOut }))).toEqual([
      { price: 3000, soldOut: true },
      { price: 9000, soldOut: false },
    ]);
    expect(mine[1]!.content.amount).toBe(mine[0]!.content.amount * 3);
  });

  it('cuts the sitemap into files that hold every product once', async () => {
    const made = [await givenProduct(), await givenProduct(), await givenProduct({ status: 'DRAFT' })];
    const firsts = await firstSlugs(testDb(), 1);
    const all = await listSitemap(ctx(), { from: '' });
    expect(firsts).toEqual(all.map(({ slug }) => slug));
    expect(made.map(({ slug }) => firsts.includes(slug))).toEqual([true, true, false]);
    const [, second = ''] = await firstSlugs(testDb(), 2);
    expect(await listSitemap(ctx(), { from: second })).toEqual(all.slice(2));
  });
});
