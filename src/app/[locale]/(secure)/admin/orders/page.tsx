import { ReceiptText } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { FilterLinks } from '~/components/ui/filter-links';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { getPathname } from '~/i18n/navigation';
import { deskHref, readDesk } from '~/modules/order/admin-input';
import { ORDER_DESKS } from '~/modules/order/rules';
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
  const view = readDesk(await searchParams);
  const locale = await getLocale();
  const [t, list, counts] = await Promise.all([
    getTranslations('admin.orders'),
    api.admin.orders.list({
      page: view.page,
      ...(view.desk ? { desk: view.desk } : {}),
      ...(view.number ? { number: view.number } : {}),
    }),
    deskCounts(),
  ]);
  const countOf = (desk: string) => counts.find((row) => row.desk === desk)?.count;
  return (
    <AdminFrame locale={locale} current="/admin/orders" address={deskHref(view)}>
      <AdminHeading
        title={t('title')}
        note={t('found', { count: list.total })}
        aside={
          <OrderSearch action={getPathname({ href: '/admin/orders', locale })} desk={view.desk} number={view.number} />
        }
      />
      <FilterLinks
        label={t('filter')}
        className="pb-4"
        links={[
          { href: deskHref({ number: view.number }), label: t('all'), current: view.desk === null },
          ...ORDER_DESKS.map((desk) => ({
            href: deskHref({ desk, number: view.number }),
            label: t(`desk.${desk}`),
            count: countOf(desk),
            current: view.desk === desk,
          })),
        ]}
      />
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={ReceiptText}
          title={view.number ? t('notFound', { number: view.number }) : t('empty')}
          action={
            (view.desk || view.number) && (
              <LinkButton href="/admin/orders" variant="outline" size={44}>
                {t('showAll')}
              </LinkButton>
            )
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <OrderRows caption={view.desk ? t(`desk.${view.desk}`) : t('title')} rows={list.items} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => deskHref({ ...view, page })} />
    </AdminFrame>
  );
}
