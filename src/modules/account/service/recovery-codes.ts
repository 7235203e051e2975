import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { createHmac, randomInt } from 'node:crypto';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { recoveryCodes } from '../tables';

export const RECOVERY_CODES = 10;
/** Without letters and digits that are mistaken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const LENGTH = 12;

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const shown = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** Of no use without the shop's secret, whatever is read in the database. */
const hashOf = (userId: Id<'usr'>, code: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`recovery ${userId} ${code}`).digest('hex');

/** Ten new ones in place of all there were, 58 bits each. @returns them as they are shown, once */
export async function replaceRecoveryCodes({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await db.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })));
  return codes.map(shown);
}

/** Uses one up, typed with or without its dashes. Of any number at once exactly one gets it. */
export async function takeRecoveryCode({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>, code: string): Promise<boolean> {
  const its = and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashOf(userId, code)));
  const taken = await db
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(its, isNull(recoveryCodes.usedAt)))
    .returning({ userId: recoveryCodes.userId });
  return taken.length > 0;
}

export const countRecoveryCodes = ({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<number> =>
  db.$count(recoveryCodes, and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
