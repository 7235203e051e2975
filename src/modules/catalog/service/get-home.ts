import 'server-only';
import type { Ctx } from '~/server/context';
import { perServing } from '~/modules/nutrition/rules';
import {
  countGoals,
  countOnAxes,
  listBest,
  listCards,
  listCategoryFaces,
  listNew,
  listOnAxes,
  listPriceDown,
} from '../queries/home';
import { AXES, AXIS_NAMES, GOAL_SLUGS, spreadOut, type Axis } from '../rules';
import { pick, toCard } from './card';

const ROW = 5;
const CATEGORIES = 10;
const MARKS = 8;

/** Every section of the home page. */
export async function getHome(ctx: Ctx) {
  const [best, fresh, priceDown, categories, goals, counts, marks] = await Promise.all([
    listBest(ctx.db, ROW),
    listNew(ctx.db, ROW),
    listPriceDown(ctx.db, ROW),
    listCategoryFaces(ctx.db, CATEGORIES),
    countGoals(ctx.db),
    countOnAxes(ctx.db),
    listOnAxes(ctx.db),
  ]);
  const bestOf = GOAL_SLUGS.map((goal) => goals?.best[goal] ?? null).filter((id) => id !== null);
  const faces = bestOf.length > 0 ? await listCards(ctx.db, bestOf) : [];
  const card = (row: (typeof best)[number]) => toCard(row, ctx.locale);
  return {
    best: best.map(card),
    fresh: fresh.map(card),
    priceDown: { items: priceDown.map(card), total: goals?.priceDown ?? 0 },
    categories: categories.map(({ slug, nameKo, nameEn, tile, image }) => ({
      slug,
      name: pick(ctx.locale, nameKo, nameEn),
      tile,
      image,
    })),
    goals: GOAL_SLUGS.flatMap((slug) => {
      const face = faces.find((row) => row.productId === goals?.best[slug]);
      return face
        ? [{ slug, count: goals?.counts[slug] ?? 0, image: face.image, amounts: perServing(face.facts) }]
        : [];
    }),
    ruler: AXIS_NAMES.map((axis) => ({
      axis,
      /** Products at each step of the axis; the last holds everything beyond. */
      counts: histogram(axis, counts),
      marks: spreadOut(
        marks.filter((mark) => mark.axis === axis),
        AXES[axis].max / 12,
        MARKS,
      ).map(({ at, slug, nameKo, nameEn, image }) => ({ at, slug, name: pick(ctx.locale, nameKo, nameEn), image })),
    })),
    currency: ctx.shop.currency,
  };
}

export type Home = Awaited<ReturnType<typeof getHome>>;

function histogram(axis: Axis, rows: readonly { axis: string; at: number; count: number }[]): number[] {
  const { max, step } = AXES[axis];
  const counts = Array.from({ length: max / step + 1 }, () => 0);
  for (const row of rows) if (row.axis === axis) counts[row.at / step] = row.count;
  return counts;
}
