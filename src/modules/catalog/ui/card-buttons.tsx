import { ShoppingBag } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { Locale } from '~/shops/preset';
import { AddToCart } from './live/add-to-cart';

// One for all cards: a page carries it once.
const BAG = <Icon of={ShoppingBag} size={18} />;

type CardButtonProps = {
  product: { readonly variantId: Id<'var'>; readonly slug: string; readonly name: string; readonly others: boolean };
};

/** Puts the option of a card into the cart. */
export function CardAdd({ product: { variantId, name }, locale }: CardButtonProps & { locale: Locale }) {
  const t = useTranslations('catalog.card');
  return (
    <AddToCart
      variantId={variantId}
      cartHref={getPathname({ href: '/cart', locale })}
      label={t('addNamed', { name })}
      variant="outline"
      size={40}
      wide
    >
      {BAG}
      {t('add')}
    </AddToCart>
  );
}

/** Where the option of a card is sold out: to the others, or to being told when it is back. */
export function CardRestock({ product: { variantId, slug, name, others } }: CardButtonProps) {
  const t = useTranslations('catalog.card');
  return (
    <LinkButton
      href={others ? `/products/${slug}` : `/restock/${variantId}`}
      variant="outline"
      size={40}
      wide
      aria-label={t(others ? 'othersNamed' : 'restockNamed', { name })}
    >
      {t(others ? 'others' : 'restock')}
    </LinkButton>
  );
}
