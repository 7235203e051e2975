import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { edgeCtx, givenProven, givenUser, letProofAge, signUpOf, uniqueEmail } from '~/testing/factories/account';
import { identitiesOf, loggedIn, mailsOf, naverPerson } from '~/testing/factories/naver';
import { call } from '~/testing/procedures';
import { testDb } from '~/testing/db';
import { findUserByEmail } from '../queries';
import { users } from '../tables';
import { accountKey, knownDevice, knownFor } from './known-device';
import { checkPassword } from './log-in';
import { comeThroughNaver, linkNaver } from './naver-identity';
import { PENDING_COOKIE, sealPending } from './pending';
import { signUp, signUpWithNaver } from './sign-up';

// The attacks of «Pre-hijacked accounts» (Sudhodanan and Paverd, 2022) that go through a provider: whoever prepares an account
// before its victim comes must gain nothing. The unexpired session and the unexpired e-mail change are tested with the codes.

const ATTACKERS = 'the attacker knows this';
const VICTIMS = 'only the victim knows this';

/** Somebody comes from Naver, where this e-mail address is written in their profile, and signs up with it. */
async function comeFromNaver(person: ReturnType<typeof naverPerson>, email: string) {
  const known = await comeThroughNaver({ db: testDb() }, person);
  if (known) return known;
  const pending = await sealPending({ subject: person.subject, name: null, email, phone: null });
  await signUpWithNaver(edgeCtx({}, `${PENDING_COOKIE}=${pending}`), naverSignUp(email));
  return (await comeThroughNaver({ db: testDb() }, person)) ?? null;
}

function naverSignUp(email: string) {
  const { name, phone, consents } = signUpOf();
  return { email, name, phone, consents };
}

/** The victim proves their address and joins with a password. */
async function joinWithPassword(email: string) {
  const { ctx } = await givenProven('SIGN_UP', email);
  await signUp(ctx, signUpOf({ password: VICTIMS }));
  return (await findUserByEmail(testDb(), email))?.id;
}

const logIn = (email: string, password: string) =>
  checkPassword({ db: testDb() }, { email, password }, edgeCtx().reqHeaders).then((opened) => opened?.id ?? null);

describe('classic–federated merge: the attacker makes an account with the victim’s address, the victim comes by Naver', () => {
  it('the victim gets an account of their own, which the attacker’s password does not open', async () => {
    const email = uniqueEmail();
    const attacker = await givenUser({ password: ATTACKERS });
    await testDb().update(users).set({ email, emailVerifiedAt: null }).where(eq(users.id, attacker.id));
    const victim = await comeFromNaver(naverPerson(), email);
    expect(victim).not.toBeNull();
    expect(victim).not.toBe(attacker.id);
    expect(await identitiesOf(attacker.id)).toEqual([]);
    expect(await logIn(email, ATTACKERS)).toBeNull();
  });

  it('nor does an account whose address is proven take in whoever has it at Naver', async () => {
    const owner = await givenUser({ password: VICTIMS });
    const stranger = await comeFromNaver(naverPerson(), owner.email);
    expect(stranger).not.toBe(owner.id);
    expect(await identitiesOf(owner.id)).toEqual([]);
    expect(await logIn(owner.email, VICTIMS)).toBe(owner.id);
    expect(await mailsOf(owner.id)).toEqual([]);
  });
});

describe('trojan identifier: the attacker leaves a Naver identity of their own in what becomes the victim’s account', () => {
  it('an account of Naver with the victim’s address stays the attacker’s, and the victim’s is another', async () => {
    const email = uniqueEmail();
    const trojan = naverPerson();
    const attacker = await comeFromNaver(trojan, email);
    const victim = await joinWithPassword(email);
    expect(victim).toBeDefined();
    expect(victim).not.toBe(attacker);
    expect(await comeThroughNaver({ db: testDb() }, trojan)).toBe(attacker);
    expect(await logIn(email, VICTIMS)).toBe(victim);
  });

  it('a forgotten password cannot be set anew in it: there is no code for an address nobody has proven', async () => {
    const email = uniqueEmail();
    await comeFromNaver(naverPerson(), email);
    await expect(givenProven('RESET', email)).rejects.toMatchObject({ code: 'CODE_WRONG' });
  });

  it('a login left open is not enough to link one: it takes a fresh proof, and the mailbox is told', async () => {
    const victim = await givenUser({ password: VICTIMS });
    const ctx = await loggedIn(victim.id);
    await letProofAge(ctx.user.sid);
    const link = call(ctx, { path: 'account.linkNaver', type: 'mutation' }, { next: '/account' });
    await expect(link).rejects.toMatchObject({ cause: { code: 'PROOF_REQUIRED' } });
    expect(await identitiesOf(victim.id)).toEqual([]);
    await linkNaver(ctx, naverPerson());
    expect(await mailsOf(victim.id)).toEqual(['NAVER_LINKED']);
  });
});

describe('non-verifying provider: the attacker writes the victim’s address into their profile at Naver', () => {
  it('before the victim joins: neither in their way nor in their account', async () => {
    const email = uniqueEmail();
    const forged = naverPerson();
    const attacker = await comeFromNaver(forged, email);
    expect((await findUserByEmail(testDb(), email))?.id).toBeUndefined();
    const victim = await joinWithPassword(email);
    expect(victim).not.toBe(attacker);
    expect(await comeThroughNaver({ db: testDb() }, forged)).toBe(attacker);
  });

  it('after the victim joined, again and again: always their own account', async () => {
    const victim = await givenUser({ password: VICTIMS });
    const forged = naverPerson();
    const first = await comeFromNaver(forged, victim.email);
    expect(first).not.toBe(victim.id);
    expect(await comeFromNaver(forged, victim.email)).toBe(first);
    expect((await findUserByEmail(testDb(), victim.email))?.id).toBe(victim.id);
  });
});

describe('a browser that was in an account', () => {
  it('is known to nobody by an address that only Naver tells: it buys no more tries of its owner’s password', async () => {
    const owner = await givenUser({ password: VICTIMS });
    const attacker = await comeFromNaver(naverPerson(), owner.email);
    expect(await knownFor({ db: testDb() }, attacker!)).toBeNull();
    const { passwordHash } = (await findUserByEmail(testDb(), owner.email))!;
    const cookie = (await knownFor({ db: testDb() }, owner.id))!;
    expect(await knownDevice(cookie, accountKey(owner.email), passwordHash)).not.toBeNull();
  });
});
