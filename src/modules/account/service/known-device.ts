import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { KNOWN_COOKIE } from '~/server/cookies';
import { sha256 } from '~/server/secret';
import { normalEmail } from '../rules';
import { users } from '../tables';
import { seal, unseal } from './sealed';

export const KNOWN_TTL = 365 * 86_400;

/** What an account is called where it must not be named. */
export const accountKey = (email: string): string => sha256(`account ${email}`);

/** Of which password it is: whoever knew the one before is a stranger after a change. */
const markOf = (passwordHash: string | null): string => sha256(`known ${passwordHash ?? ''}`).slice(0, 16);

const schema = z.object({ account: z.string(), device: z.string(), mark: z.string() });

/**
 * Remembers, in the browser alone, that somebody has got into this account with it. Its wrong passwords are counted apart: an
 * account that is tried from everywhere stays open to its owner. It counts until the password is another.
 */
export const sealKnown = (account: string, passwordHash: string | null): Promise<string> =>
  seal(KNOWN_COOKIE, { account, device: randomBytes(16).toString('hex'), mark: markOf(passwordHash) }, KNOWN_TTL);

/**
 * What a browser keeps of a login. Null where no password opens the account: an address that merely stands in it may be somebody
 * else's, whose password could be tried then.
 */
export async function knownFor(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<string | null> {
  const proven = and(eq(users.id, userId), isNotNull(users.emailVerifiedAt));
  const [person] = await ctx.db
    .select({ email: users.email, passwordHash: users.passwordHash })
    .from(users)
    .where(proven);
  return person?.email ? sealKnown(accountKey(normalEmail(person.email)), person.passwordHash) : null;
}

/** The device this cookie names, where it has been in this account by the password it has now. */
export async function knownDevice(
  cookie: string | undefined,
  account: string,
  passwordHash: string | null,
): Promise<string | null> {
  const parsed = schema.safeParse(await unseal(KNOWN_COOKIE, cookie));
  if (!parsed.success || parsed.data.account !== account || parsed.data.mark !== markOf(passwordHash)) return null;
  return parsed.data.device;
}
