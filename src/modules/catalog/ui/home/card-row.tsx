import type { ReactNode } from 'react';
import { SectionHeading } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import type { Locale } from '~/shops/preset';
import { ShopCard, type ShopCardData } from '../shop-card';

type CardRowProps = {
  title: string;
  note: string;
  more?: { href: string; label: ReactNode };
  products: readonly ShopCardData[];
  locale: Locale;
  ranked?: boolean;
};

/** Five cards side by side; on a phone they scroll. Nothing to show, no heading. */
export function CardRow({ title, note, more, products, locale, ranked = false }: CardRowProps) {
  if (products.length === 0) return null;
  return (
    <section className="far wrap pt-section [--far:488px] md:[--far:532px]">
      <SectionHeading title={title} note={note} aside={more && <TextLink href={more.href}>{more.label}</TextLink>} />
      <div className="product-grid product-grid-5 product-row">
        {products.map((product, index) => (
          <ShopCard key={product.productId} product={product} locale={locale} rank={ranked ? index + 1 : undefined} />
        ))}
      </div>
    </section>
  );
}
