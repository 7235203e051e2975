import { getPathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';
import { loadMessages } from '~/i18n/messages';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { anonymousApi } from '~/trpc/server';
import { machineAnswer } from '../machine-answer';

export const dynamic = 'force-dynamic';

async function* text(): AsyncGenerator<string> {
  const { SITE_URL, SHOP } = env();
  const shop = shopPreset(SHOP);
  const locale = routing.locales.find((one) => one === 'en') ?? routing.defaultLocale;
  const { llms } = loadMessages(locale).info;
  const api = anonymousApi(locale).catalog;
  const [products, categories] = await Promise.all([api.sitemap({ from: '' }), api.categories()]);
  const link = (name: string, href: string) => `- [${name}](${SITE_URL}${getPathname({ href, locale })})`;
  const parts = [
    `# ${shop.name[locale]}`,
    `> ${shop.tagline[locale]}. ${llms.what}`,
    shop.legal.attribution[locale],
    `## ${llms.pages}`,
    [link(llms.list, '/products'), link(llms.about, '/about'), link(llms.help, '/help')].join('\n'),
    `## ${llms.categories}`,
    categories.map(({ slug, name }) => link(name, `/products?category=${slug}`)).join('\n'),
    `## ${llms.products}`,
    products.map(({ slug, name }) => link(name, `/products/${slug}`)).join('\n'),
  ];
  yield `${parts.join('\n\n')}\n`;
}

/** The shop in plain text for programs that read for people: what it is, and where everything stands. */
export const GET = (request: Request): Promise<Response> => machineAnswer('text', request, text());
