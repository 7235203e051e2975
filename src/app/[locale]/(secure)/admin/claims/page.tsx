import { Undo2 } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { FilterLinks } from '~/components/ui/filter-links';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { CLAIM_STATES } from '~/modules/claim/rules';
import { claimDeskHref, isOver, readClaimDesk } from '~/modules/claim/ui/admin/claim-desk';
import { ClaimRows } from '~/modules/claim/ui/admin/claim-rows';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { claimCounts } from '../claim-counts';
import { requireStaff } from '../require-staff';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('orders');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('claims') }) };
}

export default async function AdminClaimsPage({ searchParams }: PageProps) {
  await requireStaff('orders');
  const view = readClaimDesk(await searchParams);
  const locale = await getLocale();
  const [t, list, counts] = await Promise.all([
    getTranslations('admin.claims'),
    api.admin.claims.list({ page: view.page, ...(view.state ? { state: view.state } : {}) }),
    claimCounts(),
  ]);
  const waiting = counts.reduce((sum, row) => sum + row.count, 0);
  return (
    <AdminFrame locale={locale} current="/admin/claims" address={claimDeskHref(view)}>
      <AdminHeading title={t('title')} note={t('found', { count: list.total })} />
      <FilterLinks
        label={t('filter')}
        className="pb-4"
        links={[
          { href: claimDeskHref({}), label: t('open'), count: waiting, current: view.state === null },
          ...CLAIM_STATES.map((state) => ({
            href: claimDeskHref({ state }),
            label: t(`state.${state}`),
            ...(!isOver(state) && { count: counts.find((row) => row.state === state)?.count ?? 0 }),
            current: view.state === state,
          })),
        ]}
      />
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={Undo2}
          title={t('empty')}
          action={
            view.state && (
              <LinkButton href="/admin/claims" variant="outline" size={44}>
                {t('showAll')}
              </LinkButton>
            )
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ClaimRows caption={view.state ? t(`state.${view.state}`) : t('open')} rows={list.items} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => claimDeskHref({ ...view, page })} />
    </AdminFrame>
  );
}
