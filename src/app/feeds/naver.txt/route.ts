import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { machineAnswer } from '../../machine-answer';
import { NAVER_HEAD, naverLine } from '../naver-line';
import { readOffers } from '../read-offers';

export const dynamic = 'force-dynamic';

/** The catalogue as Naver Shopping reads it («EP» 3.0): what can be bought now, a line each. */
export async function GET(request: Request): Promise<Response> {
  const shop = shopPreset(env().SHOP);
  if (!shop.feeds.readers.includes('naver')) return new Response(null, { status: 404 });
  async function* lines(): AsyncGenerator<string> {
    yield NAVER_HEAD;
    for await (const offers of readOffers(shop.defaultLocale))
      yield offers
        .filter(({ soldOut }) => !soldOut)
        .map((offer) => naverLine(offer, shop))
        .join('');
  }
  return machineAnswer('text', request, lines());
}
