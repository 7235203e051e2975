import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '~/components/layout/admin-shell';
import { MemberSearch } from '~/modules/account/ui/admin/member-search';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('members');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('members') }) };
}

export default async function AdminMembersPage() {
  await requireStaff('members');
  const [locale, t, newest] = await Promise.all([
    getLocale(),
    getTranslations('admin.members'),
    api.admin.members.newest(),
  ]);
  return (
    <AdminFrame locale={locale} current="/admin/members" address="/admin/members">
      <AdminHeading title={t('title')} note={t('note')} />
      <MemberSearch newest={newest} />
    </AdminFrame>
  );
}
