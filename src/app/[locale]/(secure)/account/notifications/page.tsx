import { BellOff } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { NoticeList } from '~/modules/notice/ui/notice-list';
import { readPage } from '~/modules/order/admin-input';
import { OrderThumb } from '~/modules/order/ui/order-thumb';
import { api } from '~/trpc/server';
import { requireUser } from '../../require-user';
import { AccountFrame } from '../../account-frame';

type NotificationsProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: NotificationsProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'notice' }))('title') };
}

/** What somebody was told of their orders. */
export default async function NotificationsPage({ params, searchParams }: NotificationsProps) {
  await requireUser('/account/notifications');
  const { locale } = await params;
  const [t, list] = await Promise.all([
    getTranslations({ locale, namespace: 'notice' }),
    api.order.notices({ page: readPage(await searchParams) }),
  ]);
  const orders = await getTranslations({ locale, namespace: 'order.list' });
  const notices = list.items.map(({ lines, ...notice }) => {
    const [first] = lines;
    const name = locale === 'ko' ? first?.nameKo : first?.nameEn;
    return {
      ...notice,
      goods: orders('name', { first: name ?? '', more: lines.length - 1 }),
      picture: first && <OrderThumb image={first.image} tile={first.tile} />,
    };
  });
  return (
    <AccountFrame locale={locale} words={['notice']} title={t('title')} here="/account/notifications">
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={BellOff}
          title={t('empty')}
          action={<LinkButton href="/orders">{t('toOrders')}</LinkButton>}
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <NoticeList notices={notices} unread={list.unread} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => `/account/notifications?page=${page}`} />
    </AccountFrame>
  );
}
