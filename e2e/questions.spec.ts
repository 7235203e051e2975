import { mailsTo } from './world/sandbox';
import { takenOver } from './world/hydration';
import { expectSound } from './world/sound-page';
import { expect, test } from './fixtures';

const OPEN = '하루에 두 포를 먹어도 되나요?';
const SECRET = '지난번 상자가 젖어서 왔는데 새것과 맛이 다른가요?';

test('a question is asked, answered and told by mail; a secret one is read by its asker and staff alone', async ({
  page,
  shopper,
  goods,
  adminPage,
  otherPage,
}) => {
  const product = `/products/${goods.slug}`;
  await page.goto(product);
  await page.locator('#questions').getByRole('link', { name: '문의하기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '상품 문의하기' })).toBeVisible();
  await takenOver(page);
  await page.getByRole('button', { name: '문의 올리기' }).click();
  await expect(page.getByText('조금만 더 써 주세요.')).toBeVisible();
  await expectSound(page);
  await page.getByLabel('궁금한 점').fill(OPEN);
  await page.getByRole('button', { name: '문의 올리기' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '내 상품 문의' })).toBeVisible();
  await page.goto(`/account/questions/ask/${goods.slug}`);
  await page.getByLabel('궁금한 점').fill(SECRET);
  await page.getByRole('checkbox', { name: '비밀글로 쓰기' }).check();
  await page.getByRole('button', { name: '문의 올리기' }).click();
  await expect(page.getByText(SECRET)).toBeVisible();
  await expectSound(page);

  const questions = otherPage.locator('#questions');
  await expect(async () => {
    await otherPage.goto(product);
    await expect(questions).toContainText('비밀글이에요.', { timeout: 2_000 });
  }).toPass();
  await expect(questions).toContainText(OPEN);
  expect(await otherPage.content()).not.toContain(SECRET);
  await expectSound(otherPage);

  await adminPage.goto('/admin/questions');
  const itsProduct = adminPage.locator(`a[href$="${product}#questions"]`);
  const row = adminPage.getByRole('listitem').filter({ hasText: SECRET, has: itsProduct });
  await expectSound(adminPage);
  await row.getByRole('button', { name: '답변하기' }).click();
  await adminPage.getByRole('textbox', { name: '답변' }).fill('맛은 같아요. 젖은 상자는 새것으로 보내 드릴게요.');
  await adminPage.getByRole('button', { name: '올리기' }).click();
  await expect(adminPage.getByText('답변을 올렸어요.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('맛은 같아요.')).toBeVisible();
  await expect
    .poll(async () => (await mailsTo(shopper.email)).map((mail) => JSON.stringify(mail)).join())
    .toContain('문의에 답변이 올라왔어요');
  await otherPage.goto(`${product}/questions`);
  await expect(otherPage.getByText('답변 완료')).toBeVisible();
  expect(await otherPage.content()).not.toContain('맛은 같아요.');
  await expectSound(otherPage);
});
