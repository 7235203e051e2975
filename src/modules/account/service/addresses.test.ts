import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { testDb } from '~/testing/db';
import { givenUser, signedCtx } from '~/testing/factories/account';
import type { AddressInput } from '../address-input';
import { ADDRESSES_MAX } from '../rules';
import { addresses, users } from '../tables';
import { addAddress, changeAddress, listAddresses, makeDefaultAddress, removeAddress } from './addresses';

const given = (change: Partial<AddressInput> = {}): AddressInput => ({
  label: '집',
  name: '김예시',
  phone: '01012345678',
  postalCode: '04524',
  address1: '서울특별시 중구 예시로 110',
  address2: '101호',
  deliveryRequest: 'DOOR',
  deliveryNote: '',
  isDefault: false,
  ...change,
});

async function givenPerson() {
  const { id } = await givenUser();
  const ctx = signedCtx(id);
  const defaults = async () =>
    (await listAddresses(ctx)).filter(({ isDefault }) => isDefault).map(({ label }) => label);
  return { ctx, defaults };
}

describe('the addresses somebody keeps', () => {
  it('are given back as they were typed, the default one first, then the newest', async () => {
    const { ctx } = await givenPerson();
    await addAddress(ctx, given({ label: 'first', deliveryRequest: 'GUARD', deliveryNote: '1234' }));
    await addAddress(ctx, given({ label: 'second' }));
    await addAddress(ctx, given({ label: 'third' }));
    const list = await listAddresses(ctx);
    expect(list.map(({ label }) => label)).toEqual(['first', 'third', 'second']);
    expect(list[0]).toEqual({
      ...given({ label: 'first', deliveryRequest: 'GUARD', deliveryNote: '1234', isDefault: true }),
      id: list[0]?.id,
    });
  });

  it('have exactly one default: the first, until another is made it', async () => {
    const { ctx, defaults } = await givenPerson();
    await addAddress(ctx, given({ label: 'first' }));
    expect(await defaults()).toEqual(['first']);
    await addAddress(ctx, given({ label: 'second', isDefault: true }));
    expect(await defaults()).toEqual(['second']);
    const third = await addAddress(ctx, given({ label: 'third' }));
    await makeDefaultAddress(ctx, third.id);
    expect(await defaults()).toEqual(['third']);
    // Unticking it in the form takes nothing away: orders have to go somewhere.
    await changeAddress(ctx, { ...given({ label: 'third, changed' }), id: third.id });
    expect(await defaults()).toEqual(['third, changed']);
    const [, , first] = await listAddresses(ctx);
    await changeAddress(ctx, { ...given({ label: 'first again', isDefault: true }), id: first!.id });
    expect(await defaults()).toEqual(['first again']);
  });

  it('hand the default on to the newest when it is removed, and end with none', async () => {
    const { ctx, defaults } = await givenPerson();
    const first = await addAddress(ctx, given({ label: 'first' }));
    const second = await addAddress(ctx, given({ label: 'second' }));
    const third = await addAddress(ctx, given({ label: 'third' }));
    await removeAddress(ctx, second.id);
    expect(await defaults()).toEqual(['first']);
    await removeAddress(ctx, first.id);
    expect(await defaults()).toEqual(['third']);
    await removeAddress(ctx, third.id);
    expect(await listAddresses(ctx)).toEqual([]);
  });

  it('are twenty at most, also when many are added at once', async () => {
    const { ctx } = await givenPerson();
    const tries = await Promise.allSettled(
      Array.from({ length: ADDRESSES_MAX + 4 }, (_, index) =>
        addAddress(ctx, given({ label: String(index), isDefault: index % 2 === 0 })),
      ),
    );
    const refused = tries.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(4);
    for (const { reason } of refused.filter((one) => one.status === 'rejected'))
      expect(reason).toMatchObject({ code: 'ADDRESSES_FULL', details: { max: ADDRESSES_MAX } });
    const list = await listAddresses(ctx);
    expect(list).toHaveLength(ADDRESSES_MAX);
    expect(list.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('keep one default while it is handed around and removed at once', async () => {
    const { ctx, defaults } = await givenPerson();
    const ids: Id<'adr'>[] = [];
    for (let index = 0; index < 6; index += 1) ids.push((await addAddress(ctx, given({ label: String(index) }))).id);
    await Promise.all([
      ...ids.slice(0, 3).map((id) => removeAddress(ctx, id)),
      ...ids.slice(3).map((id) => makeDefaultAddress(ctx, id)),
    ]);
    expect(await defaults()).toHaveLength(1);
    expect(await listAddresses(ctx)).toHaveLength(3);
  });

  it('are nobody else’s: not read, changed, made default or removed', async () => {
    const { ctx } = await givenPerson();
    const { id } = await addAddress(ctx, given({ label: 'mine' }));
    const other = await givenPerson();
    await addAddress(other.ctx, given({ label: 'theirs' }));
    for (const attempt of [
      () => changeAddress(other.ctx, { ...given({ label: 'stolen', isDefault: true }), id }),
      () => makeDefaultAddress(other.ctx, id),
      () => removeAddress(other.ctx, id),
      () => removeAddress(other.ctx, newId('adr')),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // What was refused has changed nothing, of either.
    expect(await other.defaults()).toEqual(['theirs']);
    expect((await listAddresses(ctx)).map(({ label }) => label)).toEqual(['mine']);
  });

  it('cannot be added by somebody who has left and whose access token still lives', async () => {
    const { ctx } = await givenPerson();
    await testDb().update(users).set({ erasedAt: new Date() }).where(eq(users.id, ctx.user.id));
    await expect(addAddress(ctx, given())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await testDb().select().from(addresses).where(eq(addresses.userId, ctx.user.id))).toEqual([]);
  });
});
