import { useTranslations } from 'next-intl';
import { formatMoney } from '~/lib/money';
import { needsCold } from '~/modules/catalog/rules';
import type { Locale, ShopPreset } from '~/shops/preset';
import type { ProductData } from './product-data';

/** Delivery, exchange and return; food that spoils says plainly, before the purchase, what cannot be returned. */
export function DeliveryReturns({ product, shop, locale }: { product: ProductData; shop: ShopPreset; locale: Locale }) {
  const t = useTranslations('catalog.product.terms');
  const money = (amount: number) => formatMoney({ amount, currency: shop.currency }, locale);
  const { fee, freeFrom, cutOffHour, surcharges, transitDays } = shop.shipping;
  const parts = [
    {
      key: 'delivery',
      text: [
        t('delivery', { hour: cutOffHour % 12, fee: money(fee), from: money(freeFrom) }),
        t(`cold.${product.storage}`),
        t('elsewhere', {
          ...{ jeju: money(surcharges.JEJU), island: money(surcharges.ISLAND) },
          ...{ jejuDays: transitDays.JEJU, islandDays: transitDays.ISLAND },
        }),
      ],
    },
    {
      key: 'returns',
      text: [
        t(`returns.${product.storage}`),
        ...(needsCold(product) ? [] : [t('returnsCost', { fee: money(shop.returnsFee) })]),
      ],
    },
    { key: 'faulty', text: [t('faulty')] },
    { key: 'refund', text: [t('refund')] },
  ] as const;
  return (
    <dl className="grid gap-x-10 gap-y-6 border-t border-ink pt-5 md:grid-cols-2">
      {parts.map(({ key, text }) => (
        <div key={key}>
          <dt className="font-bold">{t(`titles.${key}`)}</dt>
          {text.map((sentence) => (
            <dd key={sentence} className="mt-1.5 text-ui/6 text-ink-2">
              {sentence}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
