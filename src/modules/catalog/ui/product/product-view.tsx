import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import { SectionHeading } from '~/components/ui/section-heading';
import { Tabs } from '~/components/ui/tabs';
import { NutritionPanel } from '~/modules/nutrition/ui/nutrition-panel';
import type { Locale, ShopPreset } from '~/shops/preset';
import { StockSync } from '../live/stock-sync';
import { Viewed } from '../live/viewed';
import type { ShopCardData } from '../shop-card';
import { BuyBox } from './buy-box';
import { WhenChosen } from './chosen';
import { DeliveryReturns } from './delivery-returns';
import { GoalProfile } from './goal-profile';
import { LegalTable } from './legal-table';
import { OtherProducts } from './other-products';
import type { ProductData } from './product-data';
import { ProductGallery } from './product-gallery';

type ProductViewProps = {
  product: ProductData;
  shop: ShopPreset;
  locale: Locale;
  /** What buyers say of it and what is asked about it, of which the catalogue itself knows nothing. */
  reviews: ReactNode;
  questions: ReactNode;
  others: { readonly together: readonly ShopCardData[]; readonly related: readonly ShopCardData[] };
};

export function ProductView({ product, shop, locale, reviews, questions, others }: ProductViewProps) {
  const t = useTranslations('catalog.product');
  const { category } = product;
  return (
    <>
      <div className="wrap">
        <Breadcrumb
          crumbs={[
            { label: t('home'), href: '/' },
            { label: category.name, href: `/products?category=${category.slug}` },
            { label: product.name },
          ]}
        />
        <div className="md:grid md:grid-cols-[minmax(0,1fr)_500px] md:items-start md:gap-16">
          <ProductGallery product={product} />
          <BuyBox product={product} shop={shop} locale={locale} />
        </div>
      </div>
      <Tabs
        label={t('tabs.label')}
        current="#nutrition"
        tabs={[
          { href: '#nutrition', label: t('tabs.nutrition') },
          { href: '#about', label: t('tabs.about') },
          { href: '#reviews', label: t('tabs.reviews', { count: product.rating?.count ?? 0 }) },
          { href: '#questions', label: t('tabs.questions') },
          { href: '#notice', label: t('tabs.notice') },
          { href: '#delivery', label: t('tabs.delivery') },
        ]}
      />
      <section id="nutrition" className="wrap pt-10 md:pt-14">
        {product.nutritions.map(({ id, facts, serving, servingSize, source }) => (
          <WhenChosen key={id} by="nutritionId" is={id}>
            <NutritionPanel
              facts={facts}
              title={t('nutritionTitle', {
                serving: serving.includes(servingSize) ? serving : `${serving} ${servingSize}`,
              })}
              note={t('nutritionNote', { code: source.code, date: source.date })}
            />
            <GoalProfile facts={facts} />
          </WhenChosen>
        ))}
      </section>
      <section id="about" className="wrap pt-section">
        <SectionHeading title={t('aboutTitle')} />
        <p className="max-w-[680px] text-[1.0625rem]/7 whitespace-pre-line">{product.description}</p>
        <p className="mt-4 max-w-[680px] text-ui/6 text-ink-2">
          <b className="text-ink">{t('legal.ingredients')}</b> {product.ingredients}
        </p>
      </section>
      <section id="reviews" className="wrap pt-section max-md:scroll-mt-28">
        {reviews}
      </section>
      <section id="questions" className="wrap pt-section max-md:scroll-mt-28">
        {questions}
      </section>
      <section id="notice" className="wrap pt-section">
        <SectionHeading title={t('legal.title')} />
        <LegalTable product={product} shop={shop} locale={locale} />
      </section>
      <section id="delivery" className="wrap pt-section">
        <SectionHeading title={t('terms.title')} />
        <DeliveryReturns product={product} shop={shop} locale={locale} />
      </section>
      <OtherProducts {...others} category={category} locale={locale} />
      <Viewed locale={locale} current={product.id} />
      <StockSync
        locale={locale}
        variantIds={[
          ...product.variants.map(({ id }) => id),
          ...[...others.together, ...others.related].map(({ variantId }) => variantId),
        ]}
      />
    </>
  );
}
