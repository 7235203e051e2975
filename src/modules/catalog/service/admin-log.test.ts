import { beforeAll, expect, it, vi } from 'vitest';
import { givenCustomer, givenVariant } from '~/testing/factories/order';
import { changePrice, changeStatus } from './admin-edit';

// Before the environment is first read.
beforeAll(() => void vi.stubEnv('LOG_LEVEL', 'info'));

/** The lines that `work` leaves in the log. */
async function loggedBy(work: () => Promise<void>): Promise<unknown> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  await work();
  const lines = write.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('"catalog.'));
  write.mockRestore();
  return JSON.parse(`[${lines.join()}]`);
}

it('says who changed which price and status, and what it was before', async () => {
  const { productId, variantId } = await givenVariant({ price: 2500 });
  const { ctx, userId } = await givenCustomer('ADMIN');
  const seen = { price: 2500, listPrice: null };
  const lines = await loggedBy(async () => {
    await changePrice(ctx, { variantId, price: 2200, listPrice: 2500, seen });
    await expect(changePrice(ctx, { variantId, price: 1, listPrice: null, seen })).rejects.toThrow();
    await changeStatus(ctx, { productId, status: 'HIDDEN', seen: 'ACTIVE' });
  });
  const by = { requestId: ctx.requestId, adminId: userId };
  expect(lines).toMatchObject([
    { ...by, event: 'catalog.price-changed', variantId, priceBefore: 2500, price: 2200, listPrice: 2500 },
    { ...by, event: 'catalog.status-changed', productId, statusBefore: 'ACTIVE', status: 'HIDDEN' },
  ]);
});
