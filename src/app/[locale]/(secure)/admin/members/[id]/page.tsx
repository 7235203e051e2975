import { ChevronLeft } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { Icon } from '~/components/ui/icon';
import { Pagination } from '~/components/ui/pagination';
import { Link } from '~/i18n/navigation';
import { isId } from '~/lib/ids';
import { mayUse } from '~/modules/account/rules';
import { ChangeRole } from '~/modules/account/ui/admin/change-role';
import { DropSecondStep } from '~/modules/account/ui/admin/drop-second-step';
import { LogMemberOut } from '~/modules/account/ui/admin/log-member-out';
import { readPage } from '~/modules/order/admin-input';
import { OrderRows } from '~/modules/order/ui/admin/order-rows';
import { api } from '~/trpc/server';
import { AdminFrame } from '../../admin-frame';
import { orNotFound, requireStaff } from '../../require-staff';
import { Consents, Profile } from './profile';

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// One look is one act, however many parts of the page ask.
const memberOf = cache((id: string) => {
  if (!isId('usr', id)) notFound();
  return orNotFound(api.admin.members.byId({ userId: id }));
});

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('members');
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('members') }) };
}

export default async function AdminMemberPage({ params, searchParams }: PageProps) {
  const staff = await requireStaff('members');
  const member = await memberOf((await params).id);
  const page = readPage(await searchParams);
  const locale = await getLocale();
  const [t, orders] = await Promise.all([
    getTranslations('admin.members'),
    api.admin.members.orders({ userId: member.id, page }),
  ]);
  const address = `/admin/members/${member.id}`;
  const { id, name, role, areas } = member;
  return (
    <AdminFrame locale={locale} current="/admin/members" address={address}>
      <Link
        href="/admin/members"
        className="-ml-1.5 inline-flex min-h-tap items-center gap-1 text-label font-semibold text-ink-2 hover:text-ink"
      >
        <Icon of={ChevronLeft} size={18} />
        {t('back')}
      </Link>
      <AdminHeading
        title={name}
        note={member.devices === null ? t('devicesAway') : t('devices', { count: member.devices })}
        aside={
          <div className="flex flex-wrap items-center gap-2">
            <LogMemberOut userId={id} name={name} />
            {staff.role === 'ADMIN' && !member.isMe && (
              <>
                {member.secondStep && <DropSecondStep userId={id} name={name} />}
                <ChangeRole key={`${role} ${areas.join()}`} userId={id} name={name} role={role} areas={areas} />
              </>
            )}
          </div>
        }
      />
      <div className="grid items-start gap-x-12 gap-y-9 xl:grid-cols-[minmax(0,1fr)_340px]">
        <AdminSection id="orders" title={t('orders', { count: orders.total })}>
          {orders.items.length === 0 ? (
            <p className="py-4 text-ui text-ink-2">{t('noOrders')}</p>
          ) : (
            <OrderRows
              caption={t('orders', { count: orders.total })}
              rows={orders.items}
              isOpen={mayUse(staff, 'orders')}
            />
          )}
          <Pagination
            page={orders.page}
            pages={orders.pages}
            hrefFor={(at) => (at > 1 ? `${address}?page=${at}` : address)}
          />
        </AdminSection>
        <div className="grid gap-9">
          <AdminSection id="profile" title={t('profile')}>
            <Profile member={member} />
          </AdminSection>
          <AdminSection id="consents" title={t('consents')}>
            <Consents consents={member.consents} />
          </AdminSection>
        </div>
      </div>
    </AdminFrame>
  );
}
