import 'server-only';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { sha256 } from '~/server/secret';
import { findProvenEmail } from './person';
import { seal, unseal } from './sealed';

export const KNOWN_COOKIE = 'shop.known';
export const KNOWN_TTL = 365 * 86_400;

/** What an account is called where it must not be named. */
export const accountKey = (email: string): string => sha256(`account ${email}`);

const schema = z.object({ account: z.string(), device: z.string() });

/**
 * Remembers, in the browser alone, that somebody has got into this account with it. Its wrong passwords are counted apart: an
 * account that is tried from everywhere stays open to its owner.
 */
export const sealKnown = (account: string): Promise<string> =>
  seal(KNOWN_COOKIE, { account, device: randomBytes(16).toString('hex') }, KNOWN_TTL);

/**
 * What a browser keeps of a login. Null where no password opens the account: an address that merely stands in it may be somebody
 * else's, whose password could be tried then.
 */
export async function knownFor(ctx: Pick<Ctx, 'db'>, userId: Id<'usr'>): Promise<string | null> {
  const email = await findProvenEmail(ctx, userId);
  return email === null ? null : sealKnown(accountKey(email));
}

/** The device this cookie names, where it has been in this account. */
export async function knownDevice(cookie: string | undefined, account: string): Promise<string | null> {
  const parsed = schema.safeParse(await unseal(KNOWN_COOKIE, cookie));
  return parsed.success && parsed.data.account === account ? parsed.data.device : null;
}
