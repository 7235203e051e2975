import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { machineAnswer } from '../../machine-answer';
import { GOOGLE_END, googleHead, googleItem } from '../google-item';
import { readOffers } from '../read-offers';

export const dynamic = 'force-dynamic';

/** The catalogue as Google Merchant Center reads it: RSS 2.0 with its product attributes, in the shop's first language. */
export async function GET(request: Request): Promise<Response> {
  const { SITE_URL, SHOP } = env();
  const shop = shopPreset(SHOP);
  if (!shop.feeds.readers.includes('google')) return new Response(null, { status: 404 });
  async function* items(): AsyncGenerator<string> {
    yield googleHead(SITE_URL, shop);
    for await (const offers of readOffers(shop.defaultLocale))
      yield offers.map((offer) => googleItem(offer, shop)).join('');
    yield GOOGLE_END;
  }
  return machineAnswer('xml', request, items());
}
