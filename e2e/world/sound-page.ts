import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * What lies half under a bar fixed to the edge of the window counts as too small to press, and a longer or shorter
 * list above decides what that is. Each such target is brought to the middle and measured again; what is too small
 * there stays found.
 */
async function withoutHalfHidden(page: Page, violations: Violations): Promise<Violations> {
  const tooSmall = violations.find(({ id }) => id === 'target-size');
  if (!tooSmall) return violations;
  const stillTooSmall: Violations = [];
  for (const { target } of tooSmall.nodes) {
    const selector = target.flat().join(' ');
    await page
      .locator(selector)
      .evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const axe = new AxeBuilder({ page }).setLegacyMode().include(selector).withRules(['target-size']);
    stillTooSmall.push(...(await axe.analyze()).violations);
  }
  return [...violations.filter((violation) => violation !== tooSmall), ...stillTooSmall];
}

async function expectNothing(page: Page, ask: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  // What is half under the fixed header counts as too small to press.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  // In the page itself, not in a blank one beside it: a third of the time, and no frame of ours is of another site. What is
  // right need not be told element by element: half the time.
  const look = () => ask(new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })).analyze();
  let { violations } = await look();
  // A page that is just being read anew lets go of its title for a moment; one that has none for good fails here.
  if (violations.some(({ id }) => id === 'document-title')) {
    await expect(page).toHaveTitle(/\S/);
    ({ violations } = await look());
  }
  const found = (await withoutHalfHidden(page, violations)).map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map(({ html, target }) => ({ target, html })),
  }));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing to find for axe on the page as it stands. */
export const expectAxeClean = (page: Page) => expectNothing(page, (axe) => axe.withTags(RULES));

/** Everything that can be read can be told from what lies behind it: all that colours change of what axe looks at. */
export const expectContrast = (page: Page) => expectNothing(page, (axe) => axe.withRules(['color-contrast']));

/** Nothing sticks out sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const width = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(width.scrollWidth, `width of ${page.url()}`).toBeLessThanOrEqual(width.clientWidth);
}

/** What every page of every journey has to be. */
export async function expectSound(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  // After a step inside the shop the title of the new page comes with its data, a moment after its heading.
  await expect(page).toHaveTitle(/\S/);
  await expectNoOverflow(page);
  await expectAxeClean(page);
}
