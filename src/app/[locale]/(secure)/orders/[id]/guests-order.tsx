import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Notice } from '~/components/ui/notice';
import { TextLink } from '~/components/ui/text-link';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { AdoptOrder } from '~/modules/order/ui/adopt-order';
import { currentUser } from '../../require-user';

/** On an order made without an account: whoever is signed in can take it into theirs, anybody else is told how. */
export async function GuestsOrder({ orderId, locale }: { orderId: Id<'ord'>; locale: Locale }) {
  const [user, t] = await Promise.all([currentUser(), getTranslations({ locale, namespace: 'order.adopt' })]);
  const next = getPathname({ href: `/orders/${orderId}`, locale });
  return (
    <div className="mb-6">
      <Notice>
        <p>{t(user ? 'text' : 'guest')}</p>
        {user ? (
          <div className="mt-3">
            <AdoptOrder orderId={orderId} />
          </div>
        ) : (
          <div className="flex gap-6">
            <TextLink href={{ pathname: '/login', query: { next } }}>{t('login')}</TextLink>
            <TextLink href={{ pathname: '/signup', query: { next } }}>{t('signup')}</TextLink>
          </div>
        )}
      </Notice>
    </div>
  );
}
