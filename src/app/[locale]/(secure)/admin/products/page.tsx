import { PackageSearch } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { adminListHref, readAdminList } from '~/modules/catalog/admin-input';
import { ProductFilters } from '~/modules/catalog/ui/admin/product-filters';
import { ProductRows } from '~/modules/catalog/ui/admin/product-rows';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('products');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('products') }) };
}

export default async function AdminProductsPage({ searchParams }: PageProps) {
  await requireStaff('products');
  const input = readAdminList(await searchParams);
  const locale = await getLocale();
  const [t, list] = await Promise.all([getTranslations('admin.products'), api.admin.products.list(input)]);
  return (
    <AdminFrame locale={locale} current="/admin/products" address={adminListHref(input, { page: input.page })}>
      <AdminHeading title={t('title')} note={t('found', { count: list.total })} />
      <ProductFilters input={input} statuses={list.statuses} categories={list.categories} />
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={PackageSearch}
          title={t('empty')}
          action={
            <LinkButton href="/admin/products" variant="outline" size={44}>
              {t('showAll')}
            </LinkButton>
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ProductRows caption={t('title')} rows={list.items} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => adminListHref(input, { page })} />
    </AdminFrame>
  );
}
