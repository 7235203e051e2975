import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import { Picture } from '~/components/ui/picture';
import { PriceBlock } from '~/components/ui/price-block';
import { Link } from '~/i18n/navigation';
import { TILES } from '~/modules/catalog/ui/product-card';
import { faceOf, firstVariant } from '~/modules/catalog/ui/product/product-data';
import type { Locale } from '~/shops/preset';
import type { StoredProduct } from './find-stored-product';

type AboutProductProps = {
  product: StoredProduct;
  locale: Locale;
  /** The page itself, in a word: reviews, questions. */
  here: string;
  title: string;
  lead: string;
  action?: ReactNode;
};

/** The head of a page about one product: where it is, the product with picture and price, and what the page holds. */
export function AboutProduct({ product, locale, here, title, lead, action }: AboutProductProps) {
  const t = useTranslations('catalog.product');
  const { name, brand, slug, tile, category } = product;
  const variant = firstVariant(product);
  return (
    <>
      <Breadcrumb
        crumbs={[
          { label: t('home'), href: '/' },
          { label: category.name, href: `/products?category=${category.slug}` },
          { label: name, href: `/products/${slug}` },
          { label: here },
        ]}
      />
      <Link
        href={`/products/${slug}`}
        className="group mt-4 mb-8 flex items-center gap-4 border-b border-line pb-4 md:mt-2"
      >
        <span className={`size-20 flex-none rounded-r3 p-1.5 ${TILES[tile]}`}>
          <Picture
            src={variant.image ?? faceOf(product)}
            alt=""
            size={80}
            sizes="80px"
            widths={[96, 128, 256]}
            eager
            className="w-full"
          />
        </span>
        <span className="min-w-0">
          <span className="block text-small text-ink-3">{brand}</span>
          <span className="block text-ui font-medium underline-offset-3 group-hover:underline">{variant.title}</span>
          <PriceBlock
            price={variant.price}
            listPrice={variant.listPrice}
            currency={variant.currency}
            locale={locale}
            className="mt-1"
          />
        </span>
      </Link>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-5">
        <div>
          <h1 className="text-h1">{title}</h1>
          <p className="mt-1 text-ui text-ink-2">{lead}</p>
        </div>
        {action}
      </div>
    </>
  );
}
