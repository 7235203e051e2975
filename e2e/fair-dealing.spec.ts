import type { Locator, Page } from '@playwright/test';
import { energyFactory } from '~/shops/energy-factory';
import { expect, test } from './fixtures';
import { payButton } from './steps/buying';
import { newPerson } from './world/accounts';
import { takenOver } from './world/hydration';
import { addToCart } from './world/procedures';
import { codeFor } from './world/sandbox';

const won = (text: string) => Number(/([\d,]+)원/.exec(text)?.[1]?.replaceAll(',', ''));
const shown = (place: Locator) => place.filter({ visible: true }).first();

test('the first sum one sees holds every fee, and is the one that is paid', async ({ page, shopper, goods, db }) => {
  await db`UPDATE users SET name = ${shopper.name} WHERE email = ${shopper.email}`;
  await page.goto(`/products/${goods.slug}`);
  const { fee, freeFrom } = energyFactory.shipping;
  await expect(page.getByRole('main')).toContainText(`${fee.toLocaleString('ko-KR')}원`);
  await addToCart(page.request, goods);
  await page.goto('/cart');
  const order = shown(page.getByRole('link', { name: /원 주문하기$/ }));
  const sum = won(await order.innerText());
  expect(sum).toBe(goods.price + (goods.price < freeFrom ? fee : 0));
  await order.click();
  await expect(page.getByRole('heading', { name: '받는 분' })).toBeVisible();
  expect(won(await shown(payButton(page)).innerText())).toBe(sum);
});

const tickedBoxes = (page: Page) => page.getByRole('main').getByRole('checkbox', { checked: true });

test('nothing is agreed to before somebody does, and leaving is shorter than joining', async ({ page, goods }) => {
  const counted = { presses: 0, fields: 0 };
  const press = async (place: Locator) => {
    counted.presses += 1;
    await shown(place).click();
  };
  const write = async (label: string, text: string) => {
    counted.fields += 1;
    await page.getByRole('main').getByLabel(label, { exact: true }).fill(text);
  };
  const main = page.getByRole('main');
  const person = newPerson();

  await page.goto('/login');
  await press(page.getByRole('link', { name: '회원가입' }));
  await expect(page).toHaveURL(/\/signup/);
  await takenOver(page);
  await write('이메일', person.email);
  await press(main.getByRole('button', { name: '인증번호 받기' }));
  await write('인증번호', await codeFor(person.email));
  await press(main.getByRole('button', { name: '확인' }));
  await expect(main.getByRole('group', { name: '약관 동의' })).toBeVisible();
  await expect(tickedBoxes(page)).toHaveCount(0);
  await write('비밀번호', person.password);
  await write('이름', person.name);
  await write('휴대폰 번호', person.phone);
  for (const name of [/이용약관/, /개인정보 수집·이용(?! \(마케팅\))/, /만 14세 이상/])
    await press(main.getByRole('checkbox', { name }));
  await press(main.getByRole('button', { name: '가입하기' }));
  await page.waitForURL((url) => url.pathname === '/');
  const joining = { ...counted };

  await addToCart(page.request, goods);
  await page.goto('/checkout');
  await expect(page.getByRole('heading', { name: '받는 분' })).toBeVisible();
  await expect(tickedBoxes(page)).toHaveCount(0);

  Object.assign(counted, { presses: 0, fields: 0 });
  await page.goto('/account');
  await press(main.getByRole('link', { name: '탈퇴' }));
  await expect(page.getByRole('heading', { name: '탈퇴', level: 1 })).toBeAttached();
  await takenOver(page);
  await press(main.getByRole('button', { name: '탈퇴하기' }));
  const dialog = page.getByRole('dialog', { name: '정말 탈퇴할까요?' });
  counted.fields += 1;
  await dialog.getByLabel('비밀번호').fill(person.password);
  await press(dialog.getByRole('button', { name: '탈퇴하기' }));
  await expect(page.getByText('탈퇴했어요. 그동안 고마웠어요.')).toBeVisible();
  expect(counted.presses).toBeLessThanOrEqual(joining.presses);
  expect(counted.fields).toBeLessThanOrEqual(joining.fields);
});

test('every page says who sells, and every text its version', { tag: '@any-width' }, async ({ stranger, goods }) => {
  const { legal, consentVersions } = energyFactory;
  const paths = ['/', '/products', `/products/${goods.slug}`, '/cart', '/login', '/signup', '/terms', '/help'];
  for (const locale of ['ko', 'en'] as const) {
    const at = (path: string) => (locale === 'ko' ? path : `/en${path === '/' ? '' : path}`);
    for (const path of paths) {
      const html = await (await stranger.get(at(path))).text();
      const footer = /<footer[\s\S]*<\/footer>/.exec(html)?.[0] ?? '';
      for (const fact of [
        ...[legal.company[locale], legal.representative[locale], legal.businessNumber, legal.mailOrderNumber[locale]],
        ...[legal.address[locale], legal.phone, legal.email, legal.privacyOfficer[locale], legal.hosting[locale]],
        ...['https://www.ftc.go.kr/bizCommPop.do', `href="${at('/terms')}"`, `href="${at('/privacy')}"`],
      ])
        expect(footer, `${at(path)}: ${fact}`).toContain(fact);
    }
    for (const text of ['terms', 'privacy'] as const)
      expect(await (await stranger.get(at(`/${text}`))).text()).toContain(consentVersions[text]);
  }
});
