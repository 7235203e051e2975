import { expect, it } from 'vitest';
import { givenCategory, givenProduct } from '~/testing/factories/catalog';
import { anyCtx } from '~/testing/factories/order';
import { relatedProducts } from './related';

it('names what else the category has, in stock and best known first, and never the product itself', async () => {
  const { id: categoryId } = await givenCategory();
  const shown = await givenProduct({ categoryId, popularity: 9 });
  const known = await givenProduct({ categoryId, popularity: 8 });
  const unknown = await givenProduct({ categoryId, popularity: 1 });
  const gone = await givenProduct({ categoryId, popularity: 10, variants: [{ stock: 0 }] });
  await givenProduct({ categoryId, popularity: 7, status: 'HIDDEN' });
  await givenProduct({ popularity: 20 });
  const related = await relatedProducts(anyCtx(), shown.slug);
  expect(related.map(({ slug }) => slug)).toEqual([known.slug, unknown.slug, gone.slug]);
  expect(related.at(-1)?.soldOut).toBe(true);
});
