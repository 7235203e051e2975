import 'server-only';
import { and, asc, count, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { products } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import type { QuestionDesk } from '../rules';
import { questions } from '../tables';

/** A product's first picture, and what it stands on. */
const PICTURE = { image: sql<string>`(${products.images})[1]`, tile: products.tile };

/** A product on sale by its slug. */
export async function findAsked(db: Db, slug: string) {
  const [found] = await db
    .select({ id: products.id, slug: products.slug, nameKo: products.nameKo, nameEn: products.nameEn, ...PICTURE })
    .from(products)
    .where(and(eq(products.slug, slug), eq(products.status, 'ACTIVE')));
  return found;
}

const COLUMNS = {
  id: questions.id,
  secret: questions.secret,
  text: questions.text,
  answer: questions.answer,
  answeredAt: questions.answeredAt,
  createdAt: questions.createdAt,
};

type Page = { readonly page: number; readonly pageSize: number };

/**
 * A page of a product's questions as everybody sees them, newest first: of a secret one only that it is there leaves the
 * database. Two statements.
 */
export async function listShown(db: Db, productId: Id<'prd'>, { page, pageSize }: Page) {
  const where = and(eq(questions.productId, productId), isNull(questions.hiddenAt));
  const open = (column: SQL.Aliased | typeof questions.text | typeof questions.answer | typeof users.name) =>
    sql<string | null>`CASE WHEN ${questions.secret} THEN NULL ELSE ${column} END`;
  const [items, [total]] = await Promise.all([
    db
      .select({
        ...COLUMNS,
        text: open(questions.text),
        answer: open(questions.answer),
        author: open(users.name),
      })
      .from(questions)
      .innerJoin(users, eq(users.id, questions.userId))
      .where(where)
      .orderBy(desc(questions.createdAt), asc(questions.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(questions).where(where),
  ]);
  return { items, total: total?.count ?? 0 };
}

const OF_PRODUCT = {
  ...COLUMNS,
  hiddenAt: questions.hiddenAt,
  slug: products.slug,
  nameKo: products.nameKo,
  nameEn: products.nameEn,
};

/** A page of what somebody asked, newest first. Two statements. */
export async function listMine(db: Db, userId: Id<'usr'>, { page, pageSize }: Page) {
  const where = eq(questions.userId, userId);
  const [items, [total]] = await Promise.all([
    db
      .select({ ...OF_PRODUCT, ...PICTURE })
      .from(questions)
      .innerJoin(products, eq(products.id, questions.productId))
      .where(where)
      .orderBy(desc(questions.createdAt), asc(questions.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(questions).where(where),
  ]);
  return { items, total: total?.count ?? 0 };
}

const ON_DESK: Readonly<Record<QuestionDesk, SQL | undefined>> = {
  OPEN: and(isNull(questions.answeredAt), isNull(questions.hiddenAt)),
  ANSWERED: isNotNull(questions.answeredAt),
  HIDDEN: isNotNull(questions.hiddenAt),
  ALL: undefined,
};

/** A page of a desk: what waits longest first where it waits, else the newest. Two statements. */
export async function listDesk(db: Db, desk: QuestionDesk, { page, pageSize }: Page) {
  const [items, [total]] = await Promise.all([
    db
      .select({ ...OF_PRODUCT, author: users.name })
      .from(questions)
      .innerJoin(products, eq(products.id, questions.productId))
      .innerJoin(users, eq(users.id, questions.userId))
      .where(ON_DESK[desk])
      .orderBy(desk === 'OPEN' ? asc(questions.createdAt) : desc(questions.createdAt), asc(questions.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(questions).where(ON_DESK[desk]),
  ]);
  return { items, total: total?.count ?? 0 };
}

/** How many questions are on each desk. One statement each. */
export async function countDesks(db: Db): Promise<Record<QuestionDesk, number>> {
  const of = (desk: QuestionDesk) => db.$count(questions, ON_DESK[desk]);
  const [OPEN, ANSWERED, HIDDEN, ALL] = await Promise.all([of('OPEN'), of('ANSWERED'), of('HIDDEN'), of('ALL')]);
  return { OPEN, ANSWERED, HIDDEN, ALL };
}

/** What the mail about an answer says, and to whom; undefined where there is nobody to write to. One statement. */
export async function findAnswered(db: Db, id: Id<'qst'>) {
  const [found] = await db
    .select({
      email: users.email,
      locale: users.locale,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
    })
    .from(questions)
    .innerJoin(products, eq(products.id, questions.productId))
    .innerJoin(users, eq(users.id, questions.userId))
    .where(
      and(
        eq(questions.id, id),
        isNotNull(questions.answeredAt),
        isNull(questions.hiddenAt),
        isNotNull(users.emailVerifiedAt),
      ),
    );
  return found;
}
