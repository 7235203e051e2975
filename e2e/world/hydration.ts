import { expect, type BrowserContext, type Page } from '@playwright/test';
import { environment } from './environment';

/** Waits until the page's scripts have taken over what the server drew; a press or a letter before that is nobody's. */
export async function takenOver(page: Page): Promise<void> {
  const done = () =>
    page.evaluate(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber')),
    );
  await expect.poll(done, { message: `scripts of ${page.url()}`, intervals: [20, 50, 100] }).toBe(true);
}

/** Every page of the shop that this browser opens by its address is ready to be used when `goto` returns. */
export function openReady(context: BrowserContext): void {
  context.on('page', (page) => {
    const goto = page.goto.bind(page);
    page.goto = async (url, options) => {
      const response = await goto(url, options);
      if (response?.ok() && response.url().startsWith(environment.shop())) await takenOver(page);
      return response;
    };
  });
}
