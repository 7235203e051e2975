import 'server-only';
import { and, count, desc, eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import type { AddressInput } from '../address-input';
import { ADDRESSES_MAX } from '../rules';
import { addresses } from '../tables';
import { lockMe } from './person';

type Signed = Ctx & { readonly user: SessionUser };

const owned = ({ user }: Signed) => eq(addresses.userId, user.id);
const own = (ctx: Signed, id: Id<'adr'>) => and(owned(ctx), eq(addresses.id, id));
const NEWEST = [desc(addresses.createdAt), desc(addresses.id)];

const rowOf = ({ name, phone, isDefault: _said, ...rest }: AddressInput) => ({
  ...rest,
  recipientName: name,
  recipientPhone: phone,
});

/** The addresses they keep: the default one first, then the newest. */
export async function listAddresses(ctx: Signed) {
  return ctx.db
    .select({
      id: addresses.id,
      label: addresses.label,
      name: addresses.recipientName,
      phone: addresses.recipientPhone,
      postalCode: addresses.postalCode,
      address1: addresses.address1,
      address2: addresses.address2,
      deliveryRequest: addresses.deliveryRequest,
      deliveryNote: addresses.deliveryNote,
      isDefault: addresses.isDefault,
    })
    .from(addresses)
    .where(owned(ctx))
    .orderBy(desc(addresses.isDefault), ...NEWEST);
}

/** Keeps one more address; the first is the default one whatever is said. @throws AppError ADDRESSES_FULL, UNAUTHENTICATED */
export async function addAddress(ctx: Signed, given: AddressInput): Promise<{ id: Id<'adr'> }> {
  return inTx(ctx, async (tx) => {
    await lockMe(tx);
    const [kept] = await tx.db.select({ count: count() }).from(addresses).where(owned(tx));
    const before = kept?.count ?? 0;
    if (before >= ADDRESSES_MAX) throw new AppError('ADDRESSES_FULL', { max: ADDRESSES_MAX });
    if (given.isDefault) await clearDefault(tx);
    const id = newId('adr');
    const isDefault = given.isDefault || before === 0;
    await tx.db.insert(addresses).values({ id, userId: tx.user.id, ...rowOf(given), isDefault });
    return { id };
  });
}

/** Changes one of theirs. The default one stays so until another is made it. @throws AppError NOT_FOUND for any other */
export async function changeAddress(ctx: Signed, { id, ...given }: AddressInput & { id: Id<'adr'> }): Promise<void> {
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    if (given.isDefault) await clearDefault(tx);
    const changed = await tx.db
      .update(addresses)
      .set({ ...rowOf(given), ...(given.isDefault && { isDefault: true }), updatedAt: tx.now })
      .where(own(tx, id))
      .returning({ id: addresses.id });
    if (changed.length === 0) throw new AppError('NOT_FOUND');
  });
}

/** Forgets one of theirs; where it was the default one, the newest that is left becomes it. @throws AppError NOT_FOUND for any other */
export async function removeAddress(ctx: Signed, id: Id<'adr'>): Promise<void> {
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    const [removed] = await tx.db.delete(addresses).where(own(tx, id)).returning({ isDefault: addresses.isDefault });
    if (!removed) throw new AppError('NOT_FOUND');
    if (!removed.isDefault) return;
    const [next] = await tx.db
      .select({ id: addresses.id })
      .from(addresses)
      .where(owned(tx))
      .orderBy(...NEWEST)
      .limit(1);
    if (next) await tx.db.update(addresses).set({ isDefault: true }).where(own(tx, next.id));
  });
}

/** @throws AppError NOT_FOUND unless the address is theirs */
export async function makeDefaultAddress(ctx: Signed, id: Id<'adr'>): Promise<void> {
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    await clearDefault(tx);
    const made = await tx.db
      .update(addresses)
      .set({ isDefault: true, updatedAt: tx.now })
      .where(own(tx, id))
      .returning({ id: addresses.id });
    if (made.length === 0) throw new AppError('NOT_FOUND');
  });
}

async function clearDefault(ctx: Signed): Promise<void> {
  await ctx.db
    .update(addresses)
    .set({ isDefault: false })
    .where(and(owned(ctx), eq(addresses.isDefault, true)));
}
