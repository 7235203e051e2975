import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { InfoPage } from '../info-page';
import { DailyValues } from './daily-values';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.about' });
  return { title: t('title'), ...addressesOf('/about', locale) };
}

const PARTS = ['source', 'claims', 'daily', 'goals', 'prices', 'demo'] as const;

export default async function AboutPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'info.about' });
  return (
    <InfoPage
      locale={locale}
      title={t('title')}
      intro={t('intro')}
      parts={PARTS.map((id) => ({
        id,
        title: t(`parts.${id}.title`),
        text: t(`parts.${id}.text`),
        table: id === 'daily' && <DailyValues />,
      }))}
    />
  );
}
