import { sql } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import type { Told } from '../world/told';

const KEPT_PAID = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'];

/** Every word a shopper was told is still true: nothing that was answered is lost by a crash. */
export async function brokenPromises(told: Told): Promise<string[]> {
  const rows = await testDb().execute<{ id: string; state: string }>(sql`SELECT id, state::text FROM orders`);
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const found: string[] = [];
  const expect = (ids: ReadonlySet<string>, word: string, fits: (state: string, id: string) => boolean) => {
    for (const id of ids) {
      const state = states.get(id) ?? 'gone';
      if (!fits(state, id)) found.push(`order ${id} was said to be ${word} and is ${state}`);
    }
  };
  expect(told.placed, 'placed', (state) => state !== 'gone');
  expect(told.paid, 'paid', (state, id) => {
    if (told.takenBack.has(id)) return state !== 'gone';
    return KEPT_PAID.includes(state) && (state === 'PAID' || told.backWanted.has(id));
  });
  expect(told.canceled, 'cancelled', (state) => state === 'CANCELED');
  expect(told.refunded, 'refunded', (state) => state === 'REFUNDED');
  return found;
}
