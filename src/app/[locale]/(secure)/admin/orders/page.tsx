import { ReceiptText } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { FilterLinks } from '~/components/ui/filter-links';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { typedText } from '~/lib/typed-text';
import { deskHref, FOUND_ORDERS, readDesk } from '~/modules/order/admin-input';
import { ORDER_DESKS, type OrderDesk } from '~/modules/order/rules';
import { FoundList } from '~/modules/order/ui/admin/found-list';
import { OrderRows } from '~/modules/order/ui/admin/order-rows';
import { OrderSearch } from '~/modules/order/ui/admin/order-search';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { deskCounts } from '../desk-counts';
import { requireStaff } from '../require-staff';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('orders');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('orders') }) };
}

export default async function AdminOrdersPage({ searchParams }: PageProps) {
  await requireStaff('orders');
  const params = await searchParams;
  const view = readDesk(params);
  const isFound = typedText(params.found) === 'true';
  const locale = await getLocale();
  const [t, list, counts] = await Promise.all([
    getTranslations('admin.orders'),
    isFound ? null : api.admin.orders.list({ page: view.page, ...(view.desk ? { desk: view.desk } : {}) }),
    deskCounts(),
  ]);
  const countOf = (desk: string) => counts.find((row) => row.desk === desk)?.count;
  return (
    <AdminFrame locale={locale} current="/admin/orders" address={isFound ? FOUND_ORDERS : deskHref(view)}>
      <AdminHeading
        title={t('title')}
        note={list && t('found', { count: list.total })}
        aside={<OrderSearch key={String(isFound)} found={isFound} />}
      />
      <FilterLinks
        label={t('filter')}
        className="pb-4"
        links={[
          { href: '/admin/orders', label: t('all'), current: !isFound && view.desk === null },
          ...ORDER_DESKS.map((desk) => ({
            href: deskHref({ desk }),
            label: t(`desk.${desk}`),
            count: countOf(desk),
            current: !isFound && view.desk === desk,
          })),
        ]}
      />
      {list ? <Desk desk={view.desk} list={list} /> : <FoundList />}
    </AdminFrame>
  );
}

type DeskProps = { desk: OrderDesk | null; list: Awaited<ReturnType<typeof api.admin.orders.list>> };

async function Desk({ desk, list }: DeskProps) {
  const t = await getTranslations('admin.orders');
  return (
    <>
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={ReceiptText}
          title={t('empty')}
          action={
            desk && (
              <LinkButton href="/admin/orders" variant="outline" size={44}>
                {t('showAll')}
              </LinkButton>
            )
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <OrderRows caption={desk ? t(`desk.${desk}`) : t('title')} rows={list.items} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => deskHref({ desk, page })} />
    </>
  );
}
