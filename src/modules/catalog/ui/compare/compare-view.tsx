import { Scale } from 'lucide';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { PageTitle } from '~/components/layout/page-title';
import type { Locale } from '~/shops/preset';
import { COMPARED_MOST } from '../../rules/compared';
import { CompareTable, type Compared } from './compare-table';
import { KeptComparison } from './kept-comparison';

const QUANTITIES = ['serving', 'basis'] as const;

type CompareViewProps = {
  products: readonly Compared[];
  /** Nobody said which: what the device keeps is what is meant. */
  isOpen: boolean;
  locale: Locale;
};

/** One table for a serving and one for 100 g; native radios show one, so the switch needs no script. */
export function CompareView({ products, isOpen, locale }: CompareViewProps) {
  const t = useTranslations('catalog.compare');
  const nutrition = useTranslations('nutrition');
  const name = useId();
  const nothing = (
    <EmptyState
      heading="h2"
      icon={Scale}
      title={t('empty.title')}
      action={<LinkButton href="/products">{t('empty.action')}</LinkButton>}
    >
      {t('empty.lead')}
    </EmptyState>
  );
  return (
    <div className="wrap">
      <Breadcrumb crumbs={[{ label: t('home'), href: '/' }, { label: t('title') }]} />
      <PageTitle className="md:pt-2">{t('title')}</PageTitle>
      <p className="mt-2 mb-6 max-w-[680px] text-ink-2">{t('intro', { most: COMPARED_MOST })}</p>
      {products.length === 0 ? (
        isOpen ? (
          <KeptComparison>{nothing}</KeptComparison>
        ) : (
          nothing
        )
      ) : (
        <section aria-label={t('table')} className="nutrition-panel">
          <fieldset className="mb-4 flex gap-5 border-b border-line">
            <legend className="sr-only">{nutrition('quantitySwitch')}</legend>
            {QUANTITIES.map((quantity, index) => (
              <label key={quantity} className="quantity-tab">
                <input type="radio" name={name} value={quantity} defaultChecked={index === 0} className="sr-only" />
                {t(quantity)}
              </label>
            ))}
          </fieldset>
          {QUANTITIES.map((quantity) => (
            <div key={quantity} data-view={quantity}>
              <CompareTable products={products} quantity={quantity} locale={locale} />
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
