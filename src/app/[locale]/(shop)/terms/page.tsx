import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { InfoPage } from '../info-page';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.terms' });
  return { title: t('title'), ...addressesOf('/terms', locale) };
}

const PARTS = ['who', 'joining', 'order', 'withdrawal', 'liability'] as const;

export default async function TermsPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.terms' });
  const { legal, consentVersions } = shopPreset(env().SHOP);
  const words = { company: legal.company[locale], representative: legal.representative[locale] };
  return (
    <InfoPage
      locale={locale}
      title={t('title')}
      intro={t('intro', { version: consentVersions.terms })}
      parts={PARTS.map((id) => ({ id, title: t(`parts.${id}.title`), text: t(`parts.${id}.text`, words) }))}
    />
  );
}
