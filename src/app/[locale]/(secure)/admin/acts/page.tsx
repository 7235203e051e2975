import { History } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { Button } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { Pagination } from '~/components/ui/pagination';
import { SelectField } from '~/components/ui/select-field';
import { TextField } from '~/components/ui/text-field';
import { Tick } from '~/components/ui/tick';
import { getPathname } from '~/i18n/navigation';
import { STAFF_AREAS } from '~/modules/account/rules';
import { actsHref, readActs } from '~/modules/audit/input';
import { ActRows } from '~/modules/audit/ui/act-rows';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('ADMIN');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('acts') }) };
}

export default async function AdminActsPage({ searchParams }: PageProps) {
  await requireStaff('ADMIN');
  const view = readActs(await searchParams);
  const locale = await getLocale();
  const [t, words, list] = await Promise.all([
    getTranslations('admin.acts'),
    getTranslations('admin.island.member'),
    api.admin.acts.list(view),
  ]);
  return (
    <AdminFrame locale={locale} current="/admin/acts" address={actsHref(view)}>
      <AdminHeading title={t('title')} note={t('note', { count: list.total })} />
      <form
        role="search"
        action={getPathname({ href: '/admin/acts', locale })}
        className="mb-6 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_1fr_auto]"
      >
        <SelectField
          label={t('person')}
          name="person"
          defaultValue={view.person ?? ''}
          options={[
            { value: '', label: t('everybody') },
            ...list.people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          label={t('area')}
          name="area"
          defaultValue={view.area ?? ''}
          options={[
            { value: '', label: t('everything') },
            ...STAFF_AREAS.map((area) => ({ value: area, label: words(`area.${area}`) })),
          ]}
        />
        <TextField label={t('day')} name="day" type="date" defaultValue={view.day} />
        <div className="lg:order-last lg:col-span-full">
          <Tick name="looks" value="true" defaultChecked={!view.changes} label={t('looks')} />
        </div>
        <Button type="submit" variant="outline">
          {t('filter')}
        </Button>
      </form>
      {list.items.length === 0 ? (
        <EmptyState
          heading="h2"
          icon={History}
          title={t('empty')}
          action={
            <LinkButton href={actsHref({})} variant="outline" size={44}>
              {t('showAll')}
            </LinkButton>
          }
        >
          {t('emptyLead')}
        </EmptyState>
      ) : (
        <ActRows caption={t('title')} rows={list.items} />
      )}
      <Pagination page={list.page} pages={list.pages} hrefFor={(page) => actsHref({ ...view, page })} />
    </AdminFrame>
  );
}
