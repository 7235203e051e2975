import 'server-only';
import { addDays, parseSeoul } from '~/lib/time';
import type { StaffArea } from '~/modules/account/rules';
import type { Ctx } from '~/server/context';
import type { ActsView } from '../input';
import { listActors, listActs } from '../queries/acts';
import { LOOKS } from '../rules';

const PAGE_SIZE = 50;

/** Whose work an act belongs to, by how its name begins; what is done at the machine itself is about who is an admin. */
const ACTS_OF: Readonly<Record<StaffArea, readonly string[]>> = {
  orders: ['admin.orders.', 'admin.claims.'],
  products: ['admin.products.', 'admin.stock.', 'admin.search.', 'admin.reviews.', 'admin.questions.'],
  members: ['admin.members.', 'command.'],
  money: ['admin.payments.', 'admin.books.'],
};

/** Who did what and when, the last first, fifty a page, and everybody it could be about. */
export async function readActs(ctx: Ctx, { page, person, area, day, changes }: ActsView) {
  const from = day === undefined ? undefined : parseSeoul(`${day}T00:00:00`);
  const filter = {
    actorId: person,
    prefixes: area && ACTS_OF[area],
    without: changes && LOOKS,
    from,
    to: from && addDays(from, 1),
  };
  const [{ items, total }, people] = await Promise.all([listActs(ctx.db, filter, page, PAGE_SIZE), listActors(ctx.db)]);
  return { items, total, people, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
