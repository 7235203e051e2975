'use client';

import { ShoppingBag } from 'lucide';
import { useTranslations } from 'next-intl';
import { IconLink } from '~/components/ui/icon-button';
import { useKnownVisitor } from '~/modules/catalog/ui/live/visitor-store';
import { trpc } from '~/trpc/client';

/** The count comes with the page and follows what is put in on it; where the cart itself is shown, its changes. Asks for nothing. */
export function HeaderCart({ count }: { count: number }) {
  const t = useTranslations('cart');
  const { data } = trpc.cart.read.useQuery(undefined, { enabled: false });
  const visitor = useKnownVisitor();
  const lines = data?.lines.length ?? visitor?.count ?? count;
  return (
    <IconLink
      href="/cart"
      icon={ShoppingBag}
      label={lines > 0 ? t('header', { count: lines }) : t('title')}
      count={lines}
    />
  );
}
