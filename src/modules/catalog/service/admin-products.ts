import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import type { AdminListInput } from '../admin-input';
import {
  ADMIN_PAGE_SIZE,
  countByProductStatus,
  findForAdmin,
  listForAdmin,
  listRunningOut,
  variantsForAdmin,
} from '../queries/admin-products';
import { listCategoryNames } from '../queries/names';
import { optionText } from '../queries/sellable';
import { pick } from './card';

/** All products, whatever their status, with stock; and the choices of the filters. Four statements. */
export async function listProductsForAdmin(ctx: Ctx, input: AdminListInput) {
  const [{ items, total }, statuses, categories] = await Promise.all([
    listForAdmin(ctx.db, input, ctx.locale),
    countByProductStatus(ctx.db),
    listCategoryNames(ctx.db),
  ]);
  return {
    items: items.map(({ nameKo, nameEn, brandKo, brandEn, categoryKo, categoryEn, ...item }) => ({
      ...item,
      name: pick(ctx.locale, nameKo, nameEn),
      brand: pick(ctx.locale, brandKo, brandEn),
      category: pick(ctx.locale, categoryKo, categoryEn),
      currency: ctx.shop.currency,
    })),
    total,
    page: input.page,
    pages: Math.max(1, Math.ceil(total / ADMIN_PAGE_SIZE)),
    statuses,
    categories: categories.map(({ slug, nameKo, nameEn }) => ({ slug, name: pick(ctx.locale, nameKo, nameEn) })),
  };
}

/** One product with all its options. @throws AppError NOT_FOUND */
export async function getProductForAdmin(ctx: Ctx, productId: Id<'prd'>) {
  const [found, options] = await Promise.all([findForAdmin(ctx.db, productId), variantsForAdmin(ctx.db, productId)]);
  if (!found) throw new AppError('NOT_FOUND');
  const { nameKo, nameEn, brandKo, brandEn, categoryKo, categoryEn, ...product } = found;
  return {
    ...product,
    name: pick(ctx.locale, nameKo, nameEn),
    brand: pick(ctx.locale, brandKo, brandEn),
    category: pick(ctx.locale, categoryKo, categoryEn),
    variants: options.map((option) => ({
      id: option.id,
      sku: option.sku,
      option: optionText(option)[ctx.locale],
      price: option.price,
      listPrice: option.listPrice,
      shownListPrice: option.shownListPrice,
      lowestBefore: option.lowestBefore,
      currency: option.currency,
      active: option.active,
      stock: option.stock,
      reserved: option.reserved,
    })),
  };
}

const SHOWN_EACH = 4;

/** Options on sale that are sold out, and those that soon will be. */
export async function runningOut(ctx: Ctx) {
  const { items, out, low } = await listRunningOut(ctx.db, SHOWN_EACH);
  return {
    out,
    low,
    items: items.map((item) => ({
      productId: item.productId,
      variantId: item.variantId,
      name: pick(ctx.locale, item.nameKo, item.nameEn),
      option: optionText(item)[ctx.locale],
      tile: item.tile,
      image: item.image,
      free: item.free,
      reserved: item.reserved,
    })),
  };
}
