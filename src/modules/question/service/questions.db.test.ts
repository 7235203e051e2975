import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { outbox } from '~/modules/notification/tables';
import { pageTag } from '~/server/page-cache';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { ASKED, givenQuestion } from '~/testing/factories/question';
import { questions } from '../tables';
import { listQuestions, myQuestions, removeQuestion } from './ask';
import { answerQuestion, hideQuestion, listQuestionDesk, questionCounts, showQuestion } from './desk';
import { leaveQuestions } from './leave';

const ANSWER = '네, 두 포까지 괜찮아요.';
const shown = (slug: string) => listQuestions(anyCtx(), { slug, page: 1 });
const signed = async (role?: 'ADMIN') => {
  const { ctx, userId } = await givenCustomer(role);
  return { ...ctx, user: { id: userId, sid: ctx.user?.sid ?? '' } };
};
const mailsOf = (id: `qst_${string}`) =>
  testDb()
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(sql`${outbox.topic} = 'question-mail' AND ${outbox.payload}->>'questionId' = ${id}`);

describe('an open question', () => {
  it('is read by everybody, without its asker’s name, and with the answer', async () => {
    const { slug, questionId } = await givenQuestion();
    expect((await shown(slug)).items).toMatchObject([{ text: ASKED, author: '김*시', answer: null, answeredAt: null }]);
    await answerQuestion(await signed('ADMIN'), { questionId, text: ANSWER });
    const page = await shown(slug);
    expect(page.items).toMatchObject([{ text: ASKED, answer: ANSWER, secret: false }]);
    expect(JSON.stringify(page)).not.toMatch(/usr_|김예시/);
  });
});

describe('a secret question', () => {
  it('is read by its asker and by staff, and leaves the database for nobody else', async () => {
    const { ctx, slug, questionId } = await givenQuestion(true);
    await answerQuestion(await signed('ADMIN'), { questionId, text: ANSWER });
    const page = await shown(slug);
    expect(page).toMatchObject({ total: 1, items: [{ secret: true, text: null, answer: null, author: null }] });
    expect(page.items[0]?.answeredAt).not.toBeNull();
    for (const word of [ASKED, ANSWER, '김']) expect(JSON.stringify(page.items)).not.toContain(word);
    expect((await myQuestions(ctx, 1)).items).toMatchObject([{ text: ASKED, answer: ANSWER, secret: true }]);
    const other = await signed();
    expect((await myQuestions(other, 1)).items).toEqual([]);
    const desk = await listQuestionDesk(anyCtx(), { desk: 'ANSWERED', page: 1 });
    expect(desk.items).toContainEqual(expect.objectContaining({ id: questionId, text: ASKED, answer: ANSWER }));
  });
});

describe('answering', () => {
  it('tells the asker once, however often the answer is changed, and drops the product’s page alone', async () => {
    const { slug, questionId } = await givenQuestion();
    const admin = await signed('ADMIN');
    await answerQuestion(admin, { questionId, text: ANSWER });
    await answerQuestion(admin, { questionId, text: `${ANSWER} 더 드셔도 돼요.` });
    expect(await mailsOf(questionId)).toEqual([{ payload: { topic: 'question-mail', questionId } }]);
    const drops = await testDb()
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(sql`${outbox.dedupeKey} LIKE ${`pages:${slug}:%`}`);
    for (const { payload } of drops) expect(payload).toEqual({ topic: 'page-tags', tags: [pageTag.product(slug)] });
    expect(drops).toHaveLength(3);
  });

  it('is what is counted, until it is done or the question hidden', async () => {
    const before = (await questionCounts(anyCtx())).OPEN;
    const [one, two] = [await givenQuestion(), await givenQuestion()];
    expect((await questionCounts(anyCtx())).OPEN).toBe(before + 2);
    const admin = await signed('ADMIN');
    await answerQuestion(admin, { questionId: one.questionId, text: ANSWER });
    await hideQuestion(admin, { questionId: two.questionId });
    expect((await questionCounts(anyCtx())).OPEN).toBe(before);
    expect((await shown(two.slug)).items).toEqual([]);
    expect((await myQuestions(two.ctx, 1)).items).toMatchObject([{ hidden: true }]);
    await expect(answerQuestion(admin, { questionId: two.questionId, text: ANSWER })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await showQuestion(admin, { questionId: two.questionId });
    expect((await shown(two.slug)).items).toHaveLength(1);
  });
});

describe('taking a question away', () => {
  it('is its asker’s alone', async () => {
    const { ctx, slug, questionId } = await givenQuestion();
    const other = await signed();
    for (const id of [questionId, newId('qst')])
      await expect(removeQuestion(other, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await removeQuestion(ctx, questionId);
    expect((await shown(slug)).items).toEqual([]);
  });

  it('happens to secret ones when their asker leaves, and to open ones when they want it', async () => {
    const [open, secret, all] = [await givenQuestion(), await givenQuestion(true), await givenQuestion()];
    for (const { userId } of [open, secret, all])
      await testDb().update(users).set({ name: '' }).where(eq(users.id, userId));
    await leaveQuestions(anyCtx(), open.userId, false);
    expect(await leaveQuestions(anyCtx(), secret.userId, false)).toEqual([pageTag.product(secret.slug)]);
    await leaveQuestions(anyCtx(), all.userId, true);
    expect((await shown(open.slug)).items).toMatchObject([{ text: ASKED, author: null }]);
    for (const { userId } of [secret, all])
      expect(await testDb().select().from(questions).where(eq(questions.userId, userId))).toEqual([]);
  });
});
