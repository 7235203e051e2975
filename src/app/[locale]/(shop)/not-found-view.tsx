import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { NothingHere } from '~/components/layout/nothing-here';
import type { Locale } from '~/shops/preset';
import { ShopFrame } from './shop-frame';

/** An address of the catalogue where nothing is: no product, or no page at all. */
export const NotFoundView = ({ locale }: { locale: Locale }) => (
  <ShopFrame locale={locale} back={{ href: '/products' }}>
    <NothingHere locale={locale} />
  </ShopFrame>
);

/**
 * Answers 404, with the view in its HTML: what the fallback draws is what is sent, for a page that merely says that it is not there
 * is drawn by script only.
 */
export const Absent = ({ locale }: { locale: Locale }) => (
  <Suspense fallback={<NotFoundView locale={locale} />}>
    <Nothing />
  </Suspense>
);

async function Nothing(): Promise<never> {
  notFound();
}
