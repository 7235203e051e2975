import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { clientAddress } from '~/server/client-address';
import { inTx, type Ctx } from '~/server/context';
import { cookiesIn, dropCookie, giveCookie } from '~/server/cookies';
import { takeLimit } from '~/server/rate-limit';
import type { NaverSignUpInput, SignUpInput } from '../input';
import { identities, users } from '../tables';
import { recordSignUpConsents, type SignUpChannel } from './consents';
import type { EdgeCtx } from './edge';
import { ENTRY_COOKIE, ENTRY_TTL, giveTicket } from './entry';
import { forgetCode, getProven, spendProof } from './email-code';
import { newPasswordHash } from './new-password';
import { PENDING_COOKIE, readPending } from './pending';

type Person = Pick<NaverSignUpInput, 'name' | 'phone' | 'consents'>;
type Mailbox = { readonly email: string; readonly emailVerifiedAt: SQL | null; readonly passwordHash: string | null };

/** @throws AppError EMAIL_TAKEN where somebody with the same mailbox has proven it in the same moment */
async function createUser(ctx: Ctx, person: Person, mailbox: Mailbox, channel: SignUpChannel): Promise<Id<'usr'>> {
  const id = newId('usr');
  const added = await ctx.db
    .insert(users)
    .values({ id, name: person.name, phone: person.phone, ...mailbox, locale: ctx.locale })
    .onConflictDoNothing()
    .returning({ id: users.id });
  if (added.length === 0) throw new AppError('EMAIL_TAKEN');
  await recordSignUpConsents(ctx, id, person.consents, channel);
  return id;
}

/** Gives the ticket with which the page then opens a session at the login route. */
async function giveEntry(ctx: EdgeCtx, userId: Id<'usr'>): Promise<void> {
  giveCookie(ctx.resHeaders, ENTRY_COOKIE, await giveTicket(ctx, userId), ENTRY_TTL);
  dropCookie(ctx.resHeaders, PENDING_COOKIE);
}

/**
 * Makes an account with a password for the address this browser has just proven, its consents beside it with version and channel.
 * @throws AppError CODE_SPENT without such a proof, PASSWORD_COMMON, EMAIL_TAKEN, RATE_LIMITED, BUSY
 */
export async function signUp(ctx: EdgeCtx, { password, ...person }: SignUpInput): Promise<void> {
  await takeLimit('signup.address', clientAddress(ctx.reqHeaders));
  const passwordHash = await newPasswordHash(password, await getProven(ctx, 'SIGN_UP'));
  const userId = await inTx(ctx, async (tx) => {
    const { email } = await spendProof(tx, 'SIGN_UP');
    return createUser(tx, person, { email, emailVerifiedAt: sql`now()`, passwordHash }, 'WEB_SIGNUP');
  });
  forgetCode(ctx, 'SIGN_UP');
  await giveEntry(ctx, userId);
}

/**
 * Makes the account of the person whom Naver has just named in the pending cookie. Their e-mail address is where mails go and
 * proves nothing: whoever else has it is neither linked nor in the way. What Naver has said opens one account once: whoever
 * comes with it again, or has it from somewhere, goes to Naver like everybody.
 * @throws AppError UNAUTHENTICATED without a fresh pending cookie, or where its person has an account, RATE_LIMITED
 */
export async function signUpWithNaver(ctx: EdgeCtx, { email, ...person }: NaverSignUpInput): Promise<void> {
  await takeLimit('signup.address', clientAddress(ctx.reqHeaders));
  const pending = await readPending(cookiesIn(ctx.reqHeaders)(PENDING_COOKIE));
  if (!pending) throw new AppError('UNAUTHENTICATED');
  const userId = await inTx(ctx, async (tx) => {
    const id = await createUser(tx, person, { email, emailVerifiedAt: null, passwordHash: null }, 'NAVER_SIGNUP');
    const linked = await tx.db
      .insert(identities)
      .values({ provider: 'naver', subject: pending.subject, userId: id, sealedToken: pending.sealedToken ?? null })
      .onConflictDoNothing()
      .returning({ userId: identities.userId });
    if (linked.length === 0) throw new AppError('UNAUTHENTICATED');
    return id;
  });
  await giveEntry(ctx, userId);
}
