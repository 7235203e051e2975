import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ctx } from '~/server/context';
import { givenBooks, undone, type Books } from '~/testing/factories/books';
import { anyCtx } from '~/testing/factories/order';
import { PLANTS } from '~/testing/planted/all';
import { startTestToss, type TestToss } from '~/testing/toss';
import { CHECK_KEYS } from '../rules';
import { audit } from './audit';

let toss: TestToss;
let books: Books;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
  books = await givenBooks(toss);
});
afterAll(() => toss.sandbox.stop());

const broken = async (ctx: Ctx, quiesced = false) => (await audit(ctx, { quiesced })).filter(({ count }) => count > 0);

describe('the books', () => {
  it('agree in a shop where nothing went wrong', async () => {
    expect(await broken(anyCtx())).toEqual([]);
  });

  it('tell what is still under way once it should have come to rest', async () => {
    expect((await broken(anyCtx(), true)).map(({ check }) => check)).toEqual(['undecided', 'outbox']);
  });

  it('are broken on purpose in every way there is a check of', () => {
    expect([...new Set(PLANTS.map(({ check }) => check))].toSorted()).toEqual(CHECK_KEYS.toSorted());
  });

  it.each(PLANTS)('differ by $check alone: $named', async ({ check, plant, rows, also = [] }) => {
    await undone(async (ctx) => {
      for (const statement of plant(books)) await ctx.db.execute(statement);
      const findings = await broken(ctx);
      expect(findings.map((finding) => finding.check).toSorted()).toEqual([check, ...also].toSorted());
      const found = findings.find((finding) => finding.check === check);
      expect(found).toMatchObject({ count: rows(books).length, rows: rows(books) });
    });
  });
});
