import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formatMoney } from '~/lib/money';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { getPathname } from '~/i18n/navigation';
import { InfoPage } from '../info-page';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.help' });
  return { title: t('title'), ...addressesOf('/help', locale) };
}

const PARTS = ['delivery', 'returns', 'cancel', 'payment', 'contact'] as const;

export default async function HelpPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.help' });
  const { legal, shipping, returnsFee, currency } = shopPreset(env().SHOP);
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  const words = {
    hour: shipping.cutOffHour % 12,
    fee: money(shipping.fee),
    from: money(shipping.freeFrom),
    jeju: money(shipping.surcharges.JEJU),
    island: money(shipping.surcharges.ISLAND),
    jejuDays: shipping.transitDays.JEJU,
    islandDays: shipping.transitDays.ISLAND,
    returns: money(returnsFee),
    hours: legal.hours[locale],
  };
  const textOf = (id: (typeof PARTS)[number]) =>
    id === 'cancel' ? (
      <>
        {t('parts.cancel.text', words)}{' '}
        <a
          href={getPathname({ href: '/orders/lookup', locale })}
          className="underline underline-offset-3 hover:text-ink"
        >
          {t('lookUp')}
        </a>
      </>
    ) : (
      t(`parts.${id}.text`, words)
    );
  return (
    <InfoPage
      locale={locale}
      title={t('title')}
      intro={t('intro', { phone: legal.phone, email: legal.email })}
      parts={PARTS.map((id) => ({ id, title: t(`parts.${id}.title`), text: textOf(id) }))}
    />
  );
}
