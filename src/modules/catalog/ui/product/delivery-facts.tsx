import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatMoney } from '~/lib/money';
import type { Locale, ShopPreset } from '~/shops/preset';
import { Arrival } from './arrival';
import type { ProductData } from './product-data';

/** Delivery, fee, storage and allergens beside the price, where one decides. */
export function DeliveryFacts({ product, shop, locale }: { product: ProductData; shop: ShopPreset; locale: Locale }) {
  const t = useTranslations('catalog.product');
  const money = (amount: number) => formatMoney({ amount, currency: shop.currency }, locale);
  const { fee, freeFrom, cutOffHour, surcharges } = shop.shipping;
  const allergens = product.allergens.map((allergen) => t(`allergens.${allergen}`)).join(', ');
  return (
    <dl className="mt-5 border-y border-line">
      <Row name={t('arrival')} note={t('arrivalElsewhere')}>
        <Arrival usual={[t('arrivalValue'), t('arrivalNote', { hour: cutOffHour % 12 })]} />
      </Row>
      <Row name={t('fee')} note={t('feeNote', { from: money(freeFrom) })}>
        {money(fee)}
        <span className="block">
          {t('feeElsewhere', { jeju: money(surcharges.JEJU), island: money(surcharges.ISLAND) })}
        </span>
      </Row>
      <Row name={t('storage')}>
        {t('storageValue', { storage: t(`storages.${product.storage}`), days: product.shelfLifeDays })}
      </Row>
      <Row name={t('allergen')}>{allergens || t('noAllergen')}</Row>
      <Row name={t('seller')}>{product.seller}</Row>
    </dl>
  );
}

function Row({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[84px_1fr] gap-3 border-line py-3 text-ui not-first:border-t">
      <dt className="text-ink-3">{name}</dt>
      <dd>
        {children}
        {note && <small className="block text-small text-ink-3">{note}</small>}
      </dd>
    </div>
  );
}
