import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { TextLink } from '~/components/ui/text-link';
import { formatTime } from '~/lib/time';
import { RunningOutRows } from '~/modules/catalog/ui/admin/running-out-rows';
import { OrderRows } from '~/modules/order/ui/admin/order-rows';
import { api } from '~/trpc/server';
import { ReceiptText } from 'lucide-react';
import { AdminFrame } from './admin-frame';
import { claimCounts } from './claim-counts';
import { deskCounts } from './desk-counts';
import { openAlarms } from './open-alarms';
import { requireAdmin } from './require-admin';
import { TodayFigures } from './today-figures';
import { TodayWork } from './today-work';

const LAST_ORDERS = 8;

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('today') }) };
}

export default async function AdminTodayPage() {
  await requireAdmin();
  const locale = await getLocale();
  const [t, today, counts, claims, alarms, orders, out] = await Promise.all([
    getTranslations('admin.today'),
    api.admin.orders.today(),
    deskCounts(),
    claimCounts(),
    openAlarms(),
    api.admin.orders.list({}),
    api.admin.products.runningOut(),
  ]);
  const last = orders.items.slice(0, LAST_ORDERS);
  return (
    <AdminFrame locale={locale} current="/admin" address="/admin">
      <AdminHeading
        title={t('title')}
        note={formatTime(today.at, locale, {
          month: 'long',
          day: 'numeric',
          weekday: 'long',
          hour: '2-digit',
          minute: '2-digit',
        })}
      />
      <TodayFigures {...today} />
      <div className="mt-10 grid grid-cols-1 items-start gap-x-12 gap-y-10 xl:grid-cols-2">
        <AdminSection id="work" title={t('work')} aside={t('workNote')}>
          <TodayWork
            counts={counts}
            claims={claims}
            held={today.held}
            soldOut={out.out}
            low={out.low}
            alarms={alarms}
            now={today.at}
          />
        </AdminSection>
        <AdminSection
          id="running-out"
          title={t('runningOut')}
          aside={<TextLink href="/admin/products?stock=out">{t('soldOutAll', { count: out.out })}</TextLink>}
        >
          {out.items.length === 0 ? (
            <p className="py-4 text-ui text-ink-2">{t('nothingRunningOut')}</p>
          ) : (
            <RunningOutRows label={t('runningOut')} rows={out.items} />
          )}
        </AdminSection>
        <div className="min-w-0 xl:col-span-2">
          <AdminSection
            id="last"
            title={t('lastOrders')}
            aside={<TextLink href="/admin/orders">{t('allOrders')}</TextLink>}
          >
            {last.length === 0 ? (
              <div className="pt-4">
                <EmptyState icon={ReceiptText} title={t('noOrders')}>
                  {t('noOrdersLead')}
                </EmptyState>
              </div>
            ) : (
              <OrderRows caption={t('lastOrdersTable')} rows={last} />
            )}
          </AdminSection>
        </div>
      </div>
    </AdminFrame>
  );
}
