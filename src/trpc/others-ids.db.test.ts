import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { searchSynonyms } from '~/modules/catalog/tables';
import { synonymRow } from '~/modules/catalog/queries/synonyms';
import { ID_KINDS, isId, newId } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { alarms } from '~/modules/notification/tables';
import { everything, testDb } from '~/testing/db';
import { edgeCtx, givenGuest } from '~/testing/factories/account';
import { anyCtx, givenVariant } from '~/testing/factories/order';
import { OWNED, PERSON, requested, type Owned, type Owner } from '~/testing/factories/owned';
import { givenQuestion } from '~/testing/factories/question';
import { givenReview } from '~/testing/factories/review';
import { givenWindow, orderRow } from '~/testing/factories/payment';
import { askRefund, refundsOf } from '~/testing/factories/refund';
import { answerOf, call, failureOf, PROCEDURES, schemasOf } from '~/testing/procedures';
import { nodesOf, valueAt, withValue } from '~/testing/schemas';
import { startTestToss, type TestToss } from '~/testing/toss';

/** What looks like the name of something of somebody’s and is none: why each is none. */
const GOODS = 'what is for sale is everybody’s to name';
const WRITTEN = 'is written down, and nothing is found by it';
const PROVIDERS = 'is the provider’s own name of a payment, for the provider to judge; nothing is found by it';
const PROOF = 'is itself the proof, 256 random bits: whoever holds it may';
const LEFT_OFF = 'is where a stream was left off: of one’s own orders alone it tells';
const SHOWN = 'is of a review that everybody reads';
const PUBLIC: Readonly<Record<string, string>> = {
  'catalog.compare ids[]': GOODS,
  'catalog.cards ids[]': GOODS,
  'review.list variantId': GOODS,
  'review.votes reviewIds[]': SHOWN,
  'review.vote reviewId': SHOWN,
  'review.report reviewId': SHOWN,
  'catalog.stock variantIds[]': GOODS,
  'wish.look productIds[]': GOODS,
  'wish.set productId': GOODS,
  'wish.merge productIds[]': GOODS,
  'catalog.offers after': GOODS,
  'restock.askable variantId': GOODS,
  'restock.ask variantId': GOODS,
  'restock.askByMail variantId': GOODS,
  'restock.linked key': PROOF,
  'restock.confirm key': PROOF,
  'restock.withdraw key': PROOF,
  'cart.add variantId': GOODS,
  'cart.restore lines[].variantId': GOODS,
  'order.checkout buyNow.variantId': GOODS,
  'order.place lines[].variantId': GOODS,
  'payment.placeAndOpen order.lines[].variantId': GOODS,
  'order.follow lastEventId': LEFT_OFF,
  'payment.confirm paymentKey': PROVIDERS,
  'payment.confirm token': PROOF,
  'payment.noteDecline token': PROOF,
  'payment.confirmByToken paymentKey': PROVIDERS,
  'payment.confirmByToken token': PROOF,
  'payment.checkByToken token': PROOF,
  'payment.cancelOrder refundAccount.number': WRITTEN,
  'payment.nameRefundAccount refundAccount.number': WRITTEN,
  'claim.open refundAccount.number': WRITTEN,
  'account.returnEmail token': PROOF,
};

const NAMES_SOMETHING = /^(id|ids|key|token|number|subject)$|(Id|Ids|Key|Token)$/;
const fieldOf = (at: string): string => at.replaceAll('[]', '').split('.').at(-1) ?? '';

/** Whether it takes ids of some kinds and of others not. */
function takesIds(schema: z.ZodType): boolean {
  const taken = ID_KINDS.filter((kind) => schema.safeParse(`${kind}_${'A'.repeat(20)}`).success);
  return taken.length > 0 && taken.length < ID_KINDS.length;
}

const holdsMore = (schema: z.ZodType): boolean =>
  nodesOf(schema).some((node) => node.schema instanceof z.ZodObject || node.schema instanceof z.ZodArray);

/** Where an input names something, by what the field is called or by what it takes. */
function namesIn(path: string): string[] {
  const fields = schemasOf(path)
    .flatMap((schema) => nodesOf(schema))
    .filter(({ schema }) => !holdsMore(schema));
  const naming = fields.filter(({ at, schema }) => NAMES_SOMETHING.test(fieldOf(at)) || takesIds(schema));
  return [...new Set(naming.map(({ at }) => at))];
}

const NAMING = PROCEDURES.map((procedure) => ({ ...procedure, names: namesIn(procedure.path) })).filter(
  ({ names }) => names.length > 0,
);
const OURS = NAMING.filter(({ path }) => !path.startsWith('admin.'));
const STAFFS = NAMING.filter(({ path }) => path.startsWith('admin.'));

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

/** Somebody who asks; and the input by which they find something of their own, if they can have such a thing. */
type Asker = { readonly who: string; readonly ctx: EdgeCtx; readonly own: object | null };

async function givenPass(owned: Owned | null): Promise<Asker> {
  const { id, ctx } = await givenGuest();
  const own = owned && mayHave(owned, 'guest') ? (await owned.given(toss, ctx)).input : null;
  const named = valueAt(own, 'orderId');
  const orderId = typeof named === 'string' && isId('ord', named) ? named : (await givenWindow({ ctx })).orderId;
  return { who: 'somebody with a pass', ctx: { ...edgeCtx(), pass: { orderId, guestId: id } }, own };
}

const mayHave = ({ by }: Owned, owner: Owner): boolean => by?.includes(owner) ?? true;

/** Everybody whose it is not. */
async function givenOthers(owned: Owned): Promise<Asker[]> {
  const others: Asker[] = [{ who: 'nobody', ctx: edgeCtx(), own: null }, await givenPass(owned)];
  for (const owner of ['guest', 'customer'] as const) {
    const person = await PERSON[owner]();
    const found = mayHave(owned, owner) ? await owned.given(toss, person) : { ctx: person, input: null };
    others.push({ who: `another ${owner}`, ctx: found.ctx, own: found.input });
  }
  return others;
}

/**
 * What others can send who have heard the names of somebody’s things, each beside the same with a name of nothing: all that the
 * owner sends, but for what only the owner knows; and what finds something of their own, with one name of the owner’s in it.
 */
function triesOf({ secret, aloneIsNew, ids }: Owned, theirs: object, own: object | null) {
  const guessed = Object.entries(secret ?? {}).reduce<unknown>(
    (input, [at, guess]) => withValue(input, at, guess),
    theirs,
  );
  const inputs = secret && own ? [own] : own && !aloneIsNew ? [guessed, own] : [guessed];
  return Object.entries(ids).flatMap(([at, never]) =>
    inputs.map((input) => [withValue(input, at, valueAt(theirs, at)), withValue(input, at, never())] as const),
  );
}

const ASKED = OURS.flatMap(({ names: _, ...procedure }) => {
  const owned = OWNED[procedure.path];
  const owners = (['customer', 'guest'] as const).filter((owner) => owned && mayHave(owned, owner));
  return owned ? owners.map((owner) => ({ ...procedure, owned, owner })) : [];
});

describe('the id of something of somebody’s', () => {
  it('is known wherever an input takes one, and so is what only looks like one', () => {
    const known = [
      ...Object.entries(OWNED).flatMap(([path, { ids }]) => Object.keys(ids).map((at) => `${path} ${at}`)),
      ...Object.keys(PUBLIC),
    ];
    const found = OURS.flatMap(({ path, names }) => names.map((at) => `${path} ${at}`));
    expect(found.toSorted()).toEqual(known.toSorted());
  });

  it.each(ASKED)('finds it in $path for a $owner whose it is, and for others there is none', async (asked) => {
    const { owned, owner, ...procedure } = asked;
    const { ctx, input } = await owned.given(toss, await PERSON[owner]());
    const others = await givenOthers(owned);
    const before = await everything();
    for (const { who, ctx: other, own } of others)
      for (const [theirs, none] of triesOf(owned, input, own)) {
        const answer = await answerOf(call(other, procedure, theirs));
        expect(answer, who).toBe(await answerOf(call(other, procedure, none)));
        // Refused because of the name, and not because something else was wrong.
        expect(answer, who).not.toMatch(/BAD_REQUEST|TOO_MANY_REQUESTS|INTERNAL|not a refusal/);
      }
    expect(await everything()).toBe(before);
    const never = [];
    for (const [at, name] of Object.entries(owned.ids))
      never.push(await answerOf(call(ctx, procedure, withValue(input, at, name()))));
    const found = call(ctx, procedure, input);
    expect(await failureOf(found)).toBeNull();
    expect(never).not.toContain(await answerOf(found));
  });
});

describe('an id that only staff may name', () => {
  /** One of everything that staff name. */
  async function givenNames() {
    const owner = await PERSON.customer();
    const { variantId, productId } = await givenVariant();
    const { orderId, lineId, claimId } = await requested(toss, owner);
    await askRefund(orderId, { free: 1 });
    const [refund] = await refundsOf(orderId);
    await raiseAlarm(anyCtx(), 'PAYMENT_WITHOUT_ORDER', orderId);
    const [alarm] = await testDb().select({ id: alarms.id }).from(alarms).where(eq(alarms.subject, orderId));
    const [{ reviewId }, { questionId }] = [await givenReview(), await givenQuestion()];
    const synonymId = newId('syn');
    await testDb()
      .insert(searchSynonyms)
      .values({ id: synonymId, ...synonymRow(synonymId, '쉬림프') });
    const number = (await orderRow(orderId))?.number;
    const ids = {
      reviewId,
      questionId,
      synonymId,
      orderId,
      lineId,
      claimId,
      variantId,
      productId,
      refundId: refund?.id,
      userId: owner.user?.id,
    };
    return { owner, names: { ...ids, alarmId: alarm?.id, subject: orderId, number, person: owner.user?.id } };
  }

  it('is known wherever an input takes one', async () => {
    const { names } = await givenNames();
    expect(Object.values(names)).not.toContain(undefined);
    const unknown = STAFFS.flatMap(({ path, names: all }) =>
      all.flatMap((at) => (Object.hasOwn(names, fieldOf(at)) ? [] : [`${path} ${at}`])),
    );
    expect(unknown).toEqual([]);
  });

  it('is one of nothing for everybody else, also for whose it is', async () => {
    const { owner, names } = await givenNames();
    const askers = [edgeCtx(), owner, await PERSON.customer(), await PERSON.guest(), (await givenPass(null)).ctx];
    const before = await everything();
    for (const { names: all, ...procedure } of STAFFS)
      for (const at of all) {
        const name = valueAt(names, fieldOf(at));
        const never = typeof name === 'number' ? name + 1_000_000 : `${String(name).slice(0, 4)}${'0'.repeat(20)}`;
        for (const ctx of askers) {
          const answer = await answerOf(call(ctx, procedure, withValue({}, at, name)));
          expect(answer, `${procedure.path} ${at}`).toContain('NOT_FOUND');
          expect(answer).toBe(await answerOf(call(ctx, procedure, withValue({}, at, never))));
        }
      }
    expect(await everything()).toBe(before);
  });
});
