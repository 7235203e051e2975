import { energyFactory } from '~/shops/energy-factory';
import { buy } from './world/procedures';
import { expect, test } from './fixtures';

/** A4 with usual edges, upright and across: CSS pixels of what is printed. */
const SHEETS = [
  { width: 718, height: 1000 },
  { width: 1047, height: 700 },
];

test('the receipt is printed with its name, shop and buyer, in one column, without links', async ({
  page,
  shopper,
  goods,
}) => {
  const order = await buy(page.request, goods);
  await page.goto(`/orders/${order.id}/receipt`);
  await expect(page.getByText(shopper.name, { exact: true }).last()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const sheet of SHEETS) {
    await page.setViewportSize(sheet);
    const main = page.getByRole('main');
    await expect(main.getByText(energyFactory.name.ko, { exact: true }).first()).toBeVisible();
    const heading = main.getByRole('heading', { level: 1, name: '구매 영수증' });
    await expect(heading).toBeInViewport();
    expect((await heading.boundingBox())?.height).toBeGreaterThan(20);
    await expect(main.getByText('구매자')).toBeVisible();
    await expect(main.getByText(shopper.name, { exact: true })).toBeVisible();
    await expect(main.getByRole('link', { name: /결제 영수증/ })).toBeHidden();
    await expect(main.getByRole('button')).toBeHidden();
    const column = await main.getByText('구매자').boundingBox();
    expect(column?.x).toBeLessThan(60);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  }
});
