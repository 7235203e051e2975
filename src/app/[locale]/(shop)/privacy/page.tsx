import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { InfoPage } from '../info-page';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.privacy' });
  return { title: t('title'), ...addressesOf('/privacy', locale) };
}

const PARTS = ['what', 'marketing', 'how-long', 'who-else', 'cookies', 'rights'] as const;

export default async function PrivacyPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.privacy' });
  const { legal, consentVersions } = shopPreset(env().SHOP);
  const words = { officer: legal.privacyOfficer[locale], email: legal.email };
  return (
    <InfoPage
      locale={locale}
      title={t('title')}
      intro={t('intro', { version: consentVersions.privacy })}
      parts={PARTS.map((id) => ({ id, title: t(`parts.${id}.title`), text: t(`parts.${id}.text`, words) }))}
    />
  );
}
