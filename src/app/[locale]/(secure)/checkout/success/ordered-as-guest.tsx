import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Block } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';

type OrderedAsGuestProps = { orderId: Id<'ord'>; number: string; locale: Locale };

/** How an order made without an account is found again, and how it comes into one. */
export async function OrderedAsGuest({ orderId, number, locale }: OrderedAsGuestProps) {
  const t = await getTranslations({ locale, namespace: 'checkout.success.guest' });
  const next = getPathname({ href: `/orders/${orderId}`, locale });
  return (
    <Block title={t('title')}>
      <p className="text-ui text-ink-2">{t('text')}</p>
      <div className="mt-1 flex flex-wrap gap-x-6">
        <TextLink href={{ pathname: '/orders/lookup', query: { number } }}>{t('lookUp')}</TextLink>
        <TextLink href={{ pathname: '/signup', query: { next } }}>{t('signup')}</TextLink>
      </div>
    </Block>
  );
}
