import { describe, expect, it } from 'vitest';
import { cookiesOf, givenUser, letProofAge } from '~/testing/factories/account';
import { givenIdentity, identitiesOf, loggedIn, naverPerson } from '~/testing/factories/naver';
import { parseCookie } from '~/lib/cookies';
import { ACCESS_COOKIE, readAccessToken, REFRESH_COOKIE } from '~/server/session';
import { call } from '~/testing/procedures';
import { giveIntent, INTENT_COOKIE, isAnswerTo, readIntent, sealIntent, type NaverIntent } from './naver-intent';
import { finishIntent, returnPath } from './naver-return';
import { provenAt } from './proof';
import { sealPending } from './pending';
import { sessionsOf } from './sessions';

type Ctx = Awaited<ReturnType<typeof loggedIn>>;

async function intentOf(ctx: Ctx, kind: NaverIntent['kind'], next = '/account'): Promise<NaverIntent> {
  await giveIntent(ctx, kind, next);
  const intent = await readIntent(parseCookie(cookiesOf(ctx.resHeaders)).get(INTENT_COOKIE));
  if (!intent) throw new Error('no intent');
  return intent;
}

const isFresh = async (ctx: Ctx) => Date.now() - Number(await provenAt(ctx)) < 15 * 60_000;

/** Somebody with Naver whose proof is old. */
async function givenOld() {
  const { id } = await givenUser();
  const subject = await givenIdentity(id);
  const ctx = await loggedIn(id);
  await letProofAge(ctx.user.sid);
  return { id, ctx, answer: { subject, refreshToken: undefined } };
}

describe('a way to Naver', () => {
  it('is answered by its own `state` alone, not by one that the browser has begun for something else', async () => {
    const { ctx } = await givenOld();
    const intent = await intentOf(ctx, 'LINK');
    expect(isAnswerTo(intent, 'before it went')).toBe(false);
    const gone = await readIntent(await sealIntent(intent, 'its own'));
    expect(gone).toMatchObject({ kind: 'LINK', sid: ctx.user.sid });
    expect(['its own', 'another', '', null].map((state) => gone && isAnswerTo(gone, state))).toEqual([
      ...[true, false, false, false],
    ]);
  });
});

describe('a proof by Naver', () => {
  it('counts where the account’s own Naver identity answers, for this login alone', async () => {
    const { id, ctx, answer } = await givenOld();
    const other = await loggedIn(id);
    await letProofAge(other.user.sid);
    const { outcome, changes } = await finishIntent(ctx, await intentOf(ctx, 'PROVE'), ctx.user, answer);
    expect(outcome).toBe('DONE');
    expect(Object.keys(changes).toSorted()).toEqual([ACCESS_COOKIE, REFRESH_COOKIE].toSorted());
    const user = await readAccessToken(changes[ACCESS_COOKIE]?.value);
    expect(await isFresh({ ...ctx, user: user! })).toBe(true);
    expect(await provenAt(ctx)).toBeNull();
    expect(await isFresh(other)).toBe(false);
  });

  it('is none by anybody else at Naver, with or without an account', async () => {
    const { ctx } = await givenOld();
    const intent = await intentOf(ctx, 'PROVE');
    const stranger = await givenOld();
    expect((await finishIntent(ctx, intent, ctx.user, stranger.answer)).outcome).toBe('OTHER');
    expect((await finishIntent(ctx, intent, ctx.user, naverPerson())).outcome).toBe('OTHER');
    expect(await isFresh(ctx)).toBe(false);
  });

  it('is nothing to another login, to nobody, and to one that has ended', async () => {
    const { id, ctx, answer } = await givenOld();
    const intent = await intentOf(ctx, 'PROVE');
    const other = await loggedIn(id);
    for (const user of [other.user, null])
      expect((await finishIntent(ctx, intent, user, answer)).outcome).toBe('EXPIRED');
    await sessionsOf(ctx).end(ctx.user.sid);
    expect((await finishIntent(ctx, intent, ctx.user, answer)).outcome).toBe('EXPIRED');
  });
});

describe('a link by Naver', () => {
  it('says how it went', async () => {
    const { id } = await givenUser();
    const ctx = await loggedIn(id);
    const intent = await intentOf(ctx, 'LINK');
    expect((await finishIntent(ctx, intent, ctx.user, (await givenOld()).answer)).outcome).toBe('TAKEN');
    expect((await finishIntent(ctx, intent, null, naverPerson())).outcome).toBe('EXPIRED');
    expect(await identitiesOf(id)).toEqual([]);
    expect((await finishIntent(ctx, intent, ctx.user, naverPerson())).outcome).toBe('DONE');
    expect((await finishIntent(ctx, intent, ctx.user, naverPerson())).outcome).toBe('OTHER');
  });

  it('cannot even begin without a fresh proof; a proof can', async () => {
    const { ctx } = await givenOld();
    const link = call(ctx, { path: 'account.linkNaver', type: 'mutation' }, { next: '/account' });
    await expect(link).rejects.toMatchObject({ cause: { code: 'PROOF_REQUIRED' } });
    const unlink = call(ctx, { path: 'account.unlinkNaver', type: 'mutation' });
    await expect(unlink).rejects.toMatchObject({ cause: { code: 'PROOF_REQUIRED' } });
    const prove = call(ctx, { path: 'account.proveWithNaver', type: 'mutation' }, { next: '/account' });
    expect(await prove).toEqual({ next: '/account' });
  });
});

describe('what a browser went to Naver for', () => {
  it('comes back to a page of the shop, with how it went', () => {
    expect(returnPath({ kind: 'PROVE', next: '/en/account?a=1#b' }, 'DONE')).toBe('/en/account?a=1&proof=DONE#b');
    expect(returnPath({ kind: 'LINK', next: '/account?link=DENIED' }, 'TAKEN')).toBe('/account?link=TAKEN');
  });

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/api/auth/signout'])(
    'never leads to %s',
    async (next) => {
      const ctx = await loggedIn((await givenUser()).id);
      expect(await intentOf(ctx, 'PROVE', next)).toMatchObject({ next: '/account' });
    },
  );

  it('is nothing where the cookie is garbled or was made for something else', async () => {
    const pending = await sealPending({ subject: 's', name: null, email: null, phone: null });
    for (const cookie of [undefined, '', 'garbled', pending]) expect(await readIntent(cookie)).toBeNull();
  });
});
