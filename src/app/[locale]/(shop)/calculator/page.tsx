import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import { Notice } from '~/components/ui/notice';
import { PageTitle } from '~/components/layout/page-title';
import { getPathname } from '~/i18n/navigation';
import { forGoals } from '~/modules/catalog/rules';
import { Calculator } from '~/modules/nutrition/ui/calculator/calculator';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { ShopFrame } from '../shop-frame';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'calculator' });
  return { title: t('title'), description: t('description'), ...addressesOf('/calculator', locale) };
}

export default async function CalculatorPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'calculator' });
  const goals = await getTranslations({ locale, namespace: 'home.goals' });
  const info = await getTranslations({ locale, namespace: 'info' });
  const { calculator, common, nutrition } = await getMessages({ locale });
  const { macros, shares, short } = nutrition;
  return (
    <ShopFrame locale={locale} back={{ href: '/', title: t('title'), isLeafed: true }}>
      <div className="wrap">
        <Breadcrumb crumbs={[{ label: info('home'), href: '/' }, { label: t('title') }]} />
        <PageTitle className="md:pt-2">{t('title')}</PageTitle>
        <p className="mt-2 max-w-[680px] text-ink-2">{t('intro')}</p>
        <Notice className="mt-4 mb-8 max-w-[680px]">{t('caution')}</Notice>
        <NextIntlClientProvider
          locale={locale}
          messages={{ calculator, common: { optional: common.optional }, nutrition: { macros, shares, short } }}
        >
          <Calculator
            goalNames={forGoals((goal) => goals(`${goal}.name`))}
            cartHref={getPathname({ href: '/cart', locale })}
          />
        </NextIntlClientProvider>
      </div>
    </ShopFrame>
  );
}
