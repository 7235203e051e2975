import { expect, test } from './fixtures';

const ASKED_ANEW = 'public, max-age=0, must-revalidate';

test('an address where nothing is has the shop around it: its language, the search, and ways on', async ({
  page,
  stranger,
  watch,
}) => {
  watch.expect(/404/);
  const places = [
    ['/nothing-here', 'ko', '찾는 페이지가 없어요', '고객센터'],
    ['/en/nothing/below', 'en', 'There is no such page', 'Help'],
    ['/account/nothing-here', 'ko', '찾는 페이지가 없어요', '고객센터'],
    ['/en/admin', 'en', 'There is no such page', 'Help'],
    ['/orders/nothing/more', 'ko', '찾는 페이지가 없어요', '고객센터'],
    ['/orders/nothing', 'ko', '이 주문을 볼 수 없어요', '고객센터'],
    ['/en/checkout/fail', 'en', 'You cannot see this order', 'Help'],
    ['/restock/alert/rst_0?key=gone', 'ko', '이 링크는 더 쓸 수 없어요', '고객센터'],
  ] as const;
  for (const [path, language, title, help] of places) {
    expect((await stranger.get(path)).status(), path).toBe(404);
    await page.goto(path);
    await expect(page.locator('html'), path).toHaveAttribute('lang', language);
    await expect(page.getByRole('heading', { level: 1, name: title }), path).toBeAttached();
    const main = page.getByRole('main');
    await expect(main.getByRole('link', { name: help }), path).toHaveAttribute('href', /\/help$/);
    // On a phone a button opens it.
    const search = page.getByRole('search').or(page.getByRole('button', { name: /검색 열기|Open search/ }));
    await expect(search.first(), path).toBeVisible();
  }
  // Whose login has ended finds the way in, and back to where they were.
  await page.goto('/admin/orders/ord_0');
  await expect(page.getByRole('main').getByRole('link', { name: '로그인' })).toHaveAttribute(
    'href',
    '/login?next=%2Fadmin%2Forders%2Ford_0',
  );
  // What nobody can read the language of, an answer of a machine.
  expect(await (await stranger.get('/api/nothing')).text()).toContain('찾는 페이지가 없어요');
  // The words are in the document, for whoever runs no script, and no cache keeps them unasked.
  for (const path of ['/nothing-here', '/en/nothing/below', '/products/nothing/below', '/about/nothing']) {
    const answer = await stranger.get(path);
    expect(await answer.text(), path).toContain(
      path.startsWith('/en') ? 'There is no such page' : '찾는 페이지가 없어요',
    );
    expect(answer.headers()['cache-control'], path).toBe(ASKED_ANEW);
  }
  for (const path of ['/products/to-come/pack.webp', '/.well-known/nothing', '/en/nothing.html', '/%66eeds/nothing'])
    expect((await stranger.get(path)).headers()['cache-control'], path).toBe(ASKED_ANEW);
});
