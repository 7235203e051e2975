import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { localeOf, type LocaleParams } from '../addresses';
import { Absent } from '../not-found-view';

// Every address where nothing is, is answered by this one stored page of its language.
export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'layout.missing' });
  return { title: t('title'), robots: { index: false } };
}

export default async function MissingPage({ params }: LocaleParams) {
  return <Absent locale={await localeOf(params)} />;
}
