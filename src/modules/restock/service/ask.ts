import 'server-only';
import { eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { mailboxOf } from '~/modules/account/rules';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { lockMe } from '~/modules/account/service/person';
import { changeMailChoices, getMailChoices } from '~/modules/account/service/profile';
import { enqueue } from '~/modules/notification/service';
import { clientAddress } from '~/server/client-address';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import { countWaiting, findMailbox, findVariant } from '../queries/alerts';
import { ALERTS_MOST } from '../rules';
import { restockAlerts } from '../tables';
import { goodsOf } from './goods';

type Signed = Ctx & { readonly user: SessionUser };

/** What the page about a variant says, and where a mail would go. @throws AppError NOT_FOUND where it is not on sale */
export async function readAskable(ctx: Ctx, variantId: Id<'var'>) {
  const variant = await findVariant(ctx.db, variantId);
  if (!variant) throw new AppError('NOT_FOUND');
  const mailbox = ctx.user ? await findMailbox(ctx.db, ctx.user.id) : undefined;
  return {
    ...goodsOf(variant, ctx.locale),
    isBack: variant.available > 0,
    /** The proven address of whoever is signed in. */
    email: mailbox?.email ?? null,
    isMuted: mailbox?.isMuted ?? false,
  };
}

async function requireSoldOut(ctx: Ctx, variantId: Id<'var'>): Promise<void> {
  const variant = await findVariant(ctx.db, variantId);
  if (!variant) throw new AppError('NOT_FOUND');
  if (variant.available > 0) throw new AppError('IN_STOCK');
}

async function requireRoom(ctx: Ctx, whose: Parameters<typeof countWaiting>[1]): Promise<void> {
  if ((await countWaiting(ctx.db, whose)) >= ALERTS_MOST) throw new AppError('RESTOCK_FULL', { max: ALERTS_MOST });
}

/**
 * Somebody signed in wants to be told when the variant can be bought again; asking again changes nothing. Whoever did without
 * these mails wants them again. @throws AppError NOT_FOUND, IN_STOCK, RESTOCK_FULL, MAILBOX_UNPROVEN, RATE_LIMITED, UNAUTHENTICATED
 * where they have left meanwhile
 */
export async function askRestock(ctx: Signed, { variantId }: { variantId: Id<'var'> }): Promise<void> {
  await takeLimit('restock.person', ctx.user.id);
  await requireSoldOut(ctx, variantId);
  const mailbox = await findMailbox(ctx.db, ctx.user.id);
  if (!mailbox?.email) throw new AppError('MAILBOX_UNPROVEN');
  await requireRoom(ctx, eq(restockAlerts.userId, ctx.user.id));
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    await tx.db
      .insert(restockAlerts)
      .values({
        ...{ id: newId('rst'), variantId, userId: tx.user.id, locale: tx.locale },
        confirmedAt: sql`now()`,
      })
      .onConflictDoNothing();
    if (mailbox.isMuted) await changeMailChoices(tx, { ...(await getMailChoices(tx)), restock: true });
  });
}

/**
 * A mailbox wants to be told, if its owner follows the link that is sent there: until then nothing is, and after a day nothing is
 * kept. Whether it waits already is not said.
 * @throws AppError NOT_FOUND, IN_STOCK, RESTOCK_FULL, RATE_LIMITED by address of the caller and by mailbox
 */
export async function askRestockByMail(
  ctx: EdgeCtx,
  { variantId, email }: { variantId: Id<'var'>; email: string },
): Promise<void> {
  await takeLimit('restock.address', clientAddress(ctx.reqHeaders));
  await takeLimit('restock.mailbox', sha256(mailboxOf(email)));
  await requireSoldOut(ctx, variantId);
  await requireRoom(ctx, eq(restockAlerts.email, email));
  await inTx(ctx, async (tx) => {
    const [asked] = await tx.db
      .insert(restockAlerts)
      .values({ id: newId('rst'), variantId, email, locale: tx.locale })
      .onConflictDoUpdate({
        target: [restockAlerts.email, restockAlerts.variantId],
        targetWhere: sql`${isNull(restockAlerts.firedAt)} AND ${isNotNull(restockAlerts.email)}`,
        set: { createdAt: sql`now()`, locale: tx.locale },
        setWhere: isNull(restockAlerts.confirmedAt),
      })
      .returning({ id: restockAlerts.id });
    if (!asked) return;
    const key = `restock-confirm:${asked.id}:${crypto.randomUUID()}`;
    await enqueue(tx, { topic: 'restock-mail', mail: 'CONFIRM', alertId: asked.id }, key);
  });
}
