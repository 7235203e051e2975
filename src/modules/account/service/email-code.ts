import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import { and, eq, gt, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { clientAddress, networkOf } from '~/server/client-address';
import { inTx, type Ctx } from '~/server/context';
import { cookiesIn, dropCookie, giveCookie, KNOWN_COOKIE } from '~/server/cookies';
import { env } from '~/server/env';
import { giveBackLimit, hasRoom, takeLimit, takeSharedOrOwn } from '~/server/rate-limit';
import { sameSecret, sha256 } from '~/server/secret';
import { findUserByEmail } from '../queries';
import {
  CHECKED_MINUTES,
  CODE_DIGITS,
  CODE_MINUTES,
  CODE_TRIES,
  codeMail,
  mailboxOf,
  NOTICE_DAYS,
  RETURN_DAYS,
  type CodeMail,
  type CodePurpose,
} from '../rules';
import { emailCodes } from '../tables';
import type { EdgeCtx } from './edge';
import { accountKey, knownDevice } from './known-device';

/** Each purpose has a cookie of its own: the token in it names the row, and only this browser has it. */
export const CODE_COOKIES: Readonly<Record<CodePurpose, string>> = {
  SIGN_UP: 'shop.code-signup',
  RESET: 'shop.code-reset',
  CHANGE_EMAIL: 'shop.code-email',
  SECOND_STEP: 'shop.code-app',
};

export const notEnded = gt(emailCodes.expiresAt, sql`now()`);
export const live = and(isNull(emailCodes.usedAt), notEnded);

/** The digits that belong to a row: without the shop's secret nobody can tell them, whatever they read in the database. */
export function codeOf(tokenHash: string): string {
  const digest = createHmac('sha256', env().AUTH_SECRET).update(`e-mail code ${tokenHash}`).digest();
  return String(digest.readUIntBE(0, 6) % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
}

/**
 * Sends a code to the address, or what else there is to say to whoever reads its mail; the browser gets a cookie and no word of
 * which it was, after the same work. A code is good for half an hour, in this browser only.
 * @throws AppError RATE_LIMITED by address of the caller and by mailbox, whatever follows a plus sign in it; a network that
 * has asked for less than three a day is not kept from it by others
 */
export async function sendCode(
  ctx: EdgeCtx,
  { purpose, email }: { readonly purpose: CodePurpose; readonly email: string },
): Promise<void> {
  const address = clientAddress(ctx.reqHeaders);
  await takeLimit('code.address', address);
  const owner = await findUserByEmail(ctx.db, email);
  const key = await keyOf(ctx, purpose, email, owner);
  await takeSharedOrOwn(['code.mailbox', key], ['code.own', `${key} ${networkOf(address)}`]);
  const token = randomBytes(32).toString('base64url');
  const userId = purpose === 'RESET' ? owner?.id : purpose === 'SIGN_UP' ? undefined : ctx.user?.id;
  await writeRow(ctx, {
    tokenHash: sha256(token),
    purpose,
    email,
    userId,
    mail: codeMail(purpose, owner !== undefined),
  });
  giveCookie(ctx.resHeaders, CODE_COOKIES[purpose], token, (CODE_MINUTES + CHECKED_MINUTES) * 60);
}

/**
 * Under which name a mailbox is counted, for each purpose apart. A browser that has been in its account has one of its own:
 * whatever strangers ask for or guess, its owner can still reset the password there. Whoever knows the password makes as many such
 * browsers as they like, so that they count together as well; whoever is signed in needs none.
 */
async function keyOf(
  { reqHeaders }: EdgeCtx,
  purpose: CodePurpose,
  email: string,
  owner: { readonly passwordHash: string | null } | undefined,
): Promise<string> {
  const mailbox = `${purpose} ${sha256(mailboxOf(email))}`;
  if (!owner || (purpose !== 'RESET' && purpose !== 'SIGN_UP')) return mailbox;
  const device = await knownDevice(cookiesIn(reqHeaders)(KNOWN_COOKIE), accountKey(email), owner.passwordHash);
  return device && (await hasRoom('code.known', mailbox)) ? `${mailbox} ${device}` : mailbox;
}

type Row = {
  tokenHash: string;
  purpose: CodePurpose;
  email: string;
  userId?: Id<'usr'> | undefined;
  mail: CodeMail;
  guarded?: boolean;
};

function minutesOf(mail: CodeMail): number {
  if (mail === 'RETURNABLE') return RETURN_DAYS * 24 * 60;
  return mail === 'CHANGED' ? NOTICE_DAYS * 24 * 60 : CODE_MINUTES;
}

const writeRow = (ctx: Ctx, row: Row): Promise<void> =>
  inTx(ctx, async (tx) => {
    const expiresAt = sql`now() + make_interval(mins => ${minutesOf(row.mail)})`;
    await tx.db.insert(emailCodes).values({ ...row, locale: ctx.locale, expiresAt });
    await enqueue(tx, { topic: 'code-mail', code: row.tokenHash }, `code-${row.tokenHash}`);
  });

/** Tells an address that what was proven with it, or through it, has been changed. In the transaction that changes it. */
export async function tellChanged(
  ctx: Ctx,
  { mail = 'CHANGED', ...changed }: Omit<Row, 'tokenHash' | 'mail'> & { mail?: 'CHANGED' | 'RETURNABLE' },
): Promise<void> {
  await writeRow(ctx, { ...changed, tokenHash: sha256(randomBytes(32).toString('hex')), mail });
}

export const forgetCode = (ctx: EdgeCtx, purpose: CodePurpose): void =>
  dropCookie(ctx.resHeaders, CODE_COOKIES[purpose]);

const hashIn = (ctx: EdgeCtx, purpose: CodePurpose): string =>
  sha256(cookiesIn(ctx.reqHeaders)(CODE_COOKIES[purpose]) ?? '');

/**
 * Whether these are the digits that this browser's mail had. Five tries count, however many come at once. What it proves can be
 * used for half an hour.
 * @throws AppError CODE_WRONG with how many tries are left, CODE_SPENT when there are none, or it is too old, or used,
 * RATE_LIMITED after fifty wrong ones for the mailbox in a day, two of them from this network
 */
export async function checkCode(
  ctx: EdgeCtx,
  { purpose, code }: { readonly purpose: CodePurpose; readonly code: string },
): Promise<void> {
  const tokenHash = hashIn(ctx, purpose);
  const mine = and(eq(emailCodes.tokenHash, tokenHash), eq(emailCodes.purpose, purpose), live);
  const [row] = await ctx.db
    .update(emailCodes)
    .set({ tries: sql`${emailCodes.tries} + 1` })
    .where(and(mine, lt(emailCodes.tries, CODE_TRIES)))
    .returning({ tries: emailCodes.tries, mail: emailCodes.mail, email: emailCodes.email });
  if (!row) throw new AppError('CODE_SPENT');
  const key = await keyOf(ctx, purpose, row.email, await findUserByEmail(ctx.db, row.email));
  const network = networkOf(clientAddress(ctx.reqHeaders));
  // Counted before it is looked at: many at once cannot all pass before the first is counted.
  const counted = await takeSharedOrOwn(['code.wrong', key], ['code.wrong-own', `${key} ${network}`]);
  const right = sameSecret(code, codeOf(tokenHash)) && row.mail === 'CODE';
  if (!right)
    throw new AppError(row.tries < CODE_TRIES ? 'CODE_WRONG' : 'CODE_SPENT', { left: CODE_TRIES - row.tries });
  for (const counter of counted) await giveBackLimit(...counter);
  await ctx.db
    .update(emailCodes)
    .set({ checkedAt: sql`now()`, expiresAt: sql`now() + make_interval(mins => ${CHECKED_MINUTES})` })
    .where(and(mine, isNull(emailCodes.checkedAt)));
}

/** How far this browser is: the address a code was sent to, and whether it was right; null where there is none to go on with. */
export async function findCode(
  ctx: Pick<Ctx, 'db'>,
  purpose: CodePurpose,
  token: string | undefined,
): Promise<{ email: string; checked: boolean } | null> {
  if (!token) return null;
  const [row] = await ctx.db
    .select({ email: emailCodes.email, checkedAt: emailCodes.checkedAt })
    .from(emailCodes)
    .where(and(eq(emailCodes.tokenHash, sha256(token)), eq(emailCodes.purpose, purpose), live));
  return row ? { email: row.email, checked: row.checkedAt !== null } : null;
}

/** The address this browser has proven and not used yet. @throws AppError CODE_SPENT */
export async function getProven(ctx: EdgeCtx, purpose: CodePurpose): Promise<string> {
  const token = cookiesIn(ctx.reqHeaders)(CODE_COOKIES[purpose]);
  const found = await findCode(ctx, purpose, token);
  if (!found?.checked) throw new AppError('CODE_SPENT');
  return found.email;
}

/**
 * Uses up the proof that this browser gave, in the transaction of what it is for: of any number at once exactly one gets it.
 * @throws AppError CODE_SPENT
 */
export async function spendProof(
  ctx: EdgeCtx,
  purpose: CodePurpose,
): Promise<{ email: string; userId: Id<'usr'> | null }> {
  const mine = and(eq(emailCodes.tokenHash, hashIn(ctx, purpose)), eq(emailCodes.purpose, purpose), live);
  const [used] = await ctx.db
    .update(emailCodes)
    .set({ usedAt: sql`now()` })
    .where(and(mine, isNotNull(emailCodes.checkedAt)))
    .returning({ email: emailCodes.email, userId: emailCodes.userId });
  if (!used) throw new AppError('CODE_SPENT');
  return used;
}

/**
 * Whatever was begun for this account with a code and is not finished comes to nothing; what puts a changed address back does
 * not: whoever took the account over could end it otherwise. `but`: what stays as well.
 */
export async function dropCodesOf(
  ctx: Pick<Ctx, 'db'>,
  userId: Id<'usr'>,
  { but }: { readonly but?: CodePurpose | undefined } = {},
): Promise<void> {
  await ctx.db
    .update(emailCodes)
    .set({ usedAt: sql`now()` })
    .where(
      and(
        eq(emailCodes.userId, userId),
        isNull(emailCodes.usedAt),
        ne(emailCodes.mail, 'RETURNABLE'),
        but && ne(emailCodes.purpose, but),
      ),
    );
}
