import { Warehouse } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { Pagination } from '~/components/ui/pagination';
import { mayUse } from '~/modules/account/rules';
import { optionText } from '~/modules/catalog/service/sellable';
import { readPage } from '~/modules/order/admin-input';
import { HoldRows } from '~/modules/order/ui/admin/hold-rows';
import { ReleaseExpired } from '~/modules/order/ui/admin/release-expired';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const hrefFor = (page: number) => (page > 1 ? `/admin/stock?page=${page}` : '/admin/stock');

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('products');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('stock') }) };
}

export default async function AdminStockPage({ searchParams }: PageProps) {
  const staff = await requireStaff('products');
  const page = readPage(await searchParams);
  const locale = await getLocale();
  const [t, holds, held] = await Promise.all([
    getTranslations('admin.holds'),
    api.admin.stock.holds({ page }),
    api.admin.stock.held(),
  ]);
  const { units, expired } = held;
  return (
    <AdminFrame locale={locale} current="/admin/stock" address={hrefFor(page)}>
      <AdminHeading
        title={t('title')}
        note={t('note', { holds: holds.total, units })}
        aside={expired > 0 && <ReleaseExpired />}
      />
      {expired > 0 && (
        <Notice tone="warn" className="mb-4">
          {t('expiredNote', { count: expired })}
        </Notice>
      )}
      {holds.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={Warehouse}
          title={t('empty')}
          action={
            <LinkButton href="/admin/products?sort=stock" variant="outline" size={44}>
              {t('seeStock')}
            </LinkButton>
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <HoldRows
          caption={t('title')}
          now={held.at}
          ordersOpen={mayUse(staff, 'orders')}
          rows={holds.items.map((hold) => ({ ...hold, option: optionText(hold)[locale] }))}
        />
      )}
      <Pagination page={holds.page} pages={holds.pages} hrefFor={hrefFor} />
    </AdminFrame>
  );
}
