import type { Metadata } from 'next';
import { Search } from 'lucide';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { AddSynonym } from '~/modules/catalog/ui/admin/add-synonym';
import { SynonymRows } from '~/modules/catalog/ui/admin/synonym-rows';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('products');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('search') }) };
}

export default async function AdminSearchPage() {
  await requireStaff('products');
  const locale = await getLocale();
  const [t, synonyms] = await Promise.all([getTranslations('admin.search'), api.admin.search.synonyms()]);
  return (
    <AdminFrame locale={locale} current="/admin/search" address="/admin/search">
      <AdminHeading title={t('title')} note={t('note', { count: synonyms.length })} />
      <AddSynonym />
      {synonyms.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={Search}
          title={t('empty')}
          action={
            <LinkButton href="/admin/products" variant="outline" size={44}>
              {t('seeProducts')}
            </LinkButton>
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <SynonymRows caption={t('title')} rows={synonyms} />
      )}
    </AdminFrame>
  );
}
