import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { askRestock, askRestockByMail } from '~/modules/restock/service/ask';
import { keyOf } from '~/modules/restock/service/link';
import { restockAlerts } from '~/modules/restock/tables';
import type { Ctx, SessionUser } from '~/server/context';
import { testDb } from '../db';
import { edgeCtx } from './account';
import { givenCustomer, givenVariant } from './order';

let serial = 0;
/** A mailbox of this test's own. */
export const uniqueMailbox = (): string => `waiting-${process.pid}-${(serial += 1)}@example.com`;

async function alertOf(variantId: Id<'var'>): Promise<Id<'rst'>> {
  const [alert] = await testDb().select().from(restockAlerts).where(eq(restockAlerts.variantId, variantId));
  if (!alert) throw new Error('nobody waits for it');
  return alert.id;
}

/** Somebody with an account who waits for a sold-out variant of its own. */
export async function givenAlert(): Promise<{
  ctx: Ctx & { readonly user: SessionUser };
  userId: Id<'usr'>;
  variantId: Id<'var'>;
  slug: string;
  alertId: Id<'rst'>;
}> {
  const { variantId, slug } = await givenVariant({ stock: 0 });
  const { ctx, userId } = await givenCustomer();
  if (!ctx.user) throw new Error('nobody is signed in');
  const asker = { ...ctx, user: ctx.user };
  await askRestock(asker, { variantId });
  return { ctx: asker, userId, variantId, slug, alertId: await alertOf(variantId) };
}

/** A mailbox that was asked whether it wants to hear of a sold-out variant, and the link in its mail. */
export async function givenLinked(email = uniqueMailbox()) {
  const { variantId, slug } = await givenVariant({ stock: 0 });
  await askRestockByMail(edgeCtx(), { variantId, email });
  const alertId = await alertOf(variantId);
  return { email, variantId, slug, alertId, link: { alertId, key: keyOf(alertId) } };
}
