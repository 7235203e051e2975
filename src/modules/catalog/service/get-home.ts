import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { perServing } from '~/modules/nutrition/rules';
import {
  countGoals,
  countOnAxes,
  listBest,
  listCategoryFaces,
  listKnown,
  listNew,
  listOnAxes,
  listPriceDown,
} from '../queries/home';
import { AXES, AXIS_NAMES, GOAL_SLUGS, ROW_OF_CARDS as ROW, spreadOut, type Axis, type Goal } from '../rules';
import { pick, toCard } from './card';
import { cardsOf } from './cards-of';

const CATEGORIES = 10;
const MARKS = 8;
/** Marks on the ruler stand at least this part of it apart. */
const APART = 8;

/** Every section of the home page, a statement at a time: whoever has it made takes one connection of the pool. */
export async function getHome(ctx: Ctx) {
  const sold = await listBest(ctx.db, ROW);
  // A row with gaps would be no list of best sellers: until orders fill it, it says so and recommends.
  const isSold = sold.length >= ROW;
  const best = isSold ? sold : await listKnown(ctx.db, ROW);
  const fresh = await listNew(ctx.db, 3 * ROW);
  const priceDown = await listPriceDown(ctx.db, 2 * ROW);
  const categories = await listCategoryFaces(ctx.db, CATEGORIES);
  const goals = await countGoals(ctx.db);
  const counts = await countOnAxes(ctx.db);
  const marks = await listOnAxes(ctx.db);
  const faceOf = differentFaces(goals?.best);
  const faces = await cardsOf(ctx, [...faceOf.values()]);
  const cheaper = unseen(best, priceDown);
  const card = (row: (typeof best)[number]) => toCard(row, ctx.locale);
  return {
    best: best.map(card),
    /** Whether they are best sellers of real orders; else there are too few orders and they are recommended. */
    bestIsSold: isSold,
    fresh: unseen([...best, ...cheaper], fresh).map(card),
    priceDown: { items: cheaper.map(card), total: goals?.priceDown ?? 0 },
    categories: categories.map(({ slug, nameKo, nameEn, tile, image }) => ({
      slug,
      name: pick(ctx.locale, nameKo, nameEn),
      tile,
      image,
    })),
    goals: GOAL_SLUGS.flatMap((slug) => {
      const face = faces.find((row) => row.productId === faceOf.get(slug));
      return face
        ? [{ slug, count: goals?.counts[slug] ?? 0, image: face.image, amounts: perServing(face.facts) }]
        : [];
    }),
    ruler: AXIS_NAMES.map((axis) => ({
      axis,
      /** Products at each step of the axis; the last holds everything beyond. */
      counts: histogram(axis, counts),
      marks: spreadOut(
        marks.filter((mark) => mark.axis === axis && mark.at <= AXES[axis].max),
        AXES[axis].max / APART,
        MARKS,
      ).map(({ at, slug, nameKo, nameEn, image }) => ({ at, slug, name: pick(ctx.locale, nameKo, nameEn), image })),
    })),
    currency: ctx.shop.currency,
  };
}

export type Home = Awaited<ReturnType<typeof getHome>>;

/** The next row of cards, without those the page has shown already. */
function unseen<T extends { productId: string }>(seen: readonly T[], rows: readonly T[]): T[] {
  return rows.filter((row) => !seen.some(({ productId }) => productId === row.productId)).slice(0, ROW);
}

/** One product for each goal, and where it can be helped not the same one twice. */
function differentFaces(best: Partial<Record<Goal, Id<'prd'>[] | null>> = {}): Map<Goal, Id<'prd'>> {
  const faces = new Map<Goal, Id<'prd'>>();
  for (const goal of GOAL_SLUGS) {
    const candidates = best[goal] ?? [];
    const face = candidates.find((id) => ![...faces.values()].includes(id)) ?? candidates[0];
    if (face !== undefined) faces.set(goal, face);
  }
  return faces;
}

function histogram(axis: Axis, rows: readonly { axis: string; at: number; count: number }[]): number[] {
  const { max, step } = AXES[axis];
  const counts = Array.from({ length: max / step + 1 }, () => 0);
  for (const row of rows) if (row.axis === axis) counts[row.at / step] = row.count;
  return counts;
}
