import { Coffee, ReceiptText } from 'lucide';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { EmptyState } from '~/components/ui/empty-state';
import { TextLink } from '~/components/ui/text-link';
import { formatTime, seoulHour } from '~/lib/time';
import { mayUse } from '~/modules/account/rules';
import { RunningOutRows } from '~/modules/catalog/ui/admin/running-out-rows';
import { HourChart, HourKey } from '~/modules/order/ui/admin/hour-chart';
import { OrderRows } from '~/modules/order/ui/admin/order-rows';
import { OrderSearch } from '~/modules/order/ui/admin/order-search';
import { api, pageCtx } from '~/trpc/server';
import { AdminFrame } from './admin-frame';
import { claimCounts } from './claim-counts';
import { deskCounts } from './desk-counts';
import { openAlarms } from './open-alarms';
import { requireStaff } from './require-staff';
import { TodayFigures } from './today-figures';
import { TodayWork } from './today-work';

const LAST_ORDERS = 8;

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff();
  const t = await getTranslations('admin.frame');
  return { title: t('pageTitle', { page: t('today') }) };
}

export default async function AdminTodayPage() {
  const staff = await requireStaff();
  const [orders, products, money] = [mayUse(staff, 'orders'), mayUse(staff, 'products'), mayUse(staff, 'money')];
  const locale = await getLocale();
  const { now } = await pageCtx();
  const [t, today, counts, claims, alarms, list, out] = await Promise.all([
    getTranslations('admin.today'),
    orders ? api.admin.orders.today() : null,
    orders ? deskCounts() : null,
    orders ? claimCounts() : null,
    money ? openAlarms() : null,
    orders ? api.admin.orders.list({}) : null,
    products ? api.admin.products.runningOut() : null,
  ]);
  return (
    <AdminFrame locale={locale} current="/admin" address="/admin">
      <AdminHeading
        title={t('title')}
        note={formatTime(now, locale, {
          month: 'long',
          day: 'numeric',
          weekday: 'long',
          hour: '2-digit',
          minute: '2-digit',
        })}
        aside={orders && <OrderSearch />}
      />
      {today && <TodayFigures {...today} />}
      {!orders && !products && !money && (
        <EmptyState heading="h2" icon={Coffee} title={t('noWork')}>
          {t('noWorkLead')}
        </EmptyState>
      )}
      <div className="mt-10 grid grid-cols-1 items-start gap-x-12 gap-y-10 xl:grid-cols-2">
        {(orders || products || money) && (
          <AdminSection id="work" title={t('work')} aside={t('workNote')}>
            <TodayWork
              orders={counts && claims && today && { counts, claims, held: today.held }}
              options={out && { soldOut: out.out, low: out.low }}
              alarms={alarms}
              now={now}
            />
          </AdminSection>
        )}
        {today && (
          <AdminSection id="hours" title={t('hours.title')} aside={<HourKey />}>
            <HourChart today={today.hours} before={today.hoursBefore} hour={seoulHour(today.at)} />
          </AdminSection>
        )}
        {out && (
          <div className="min-w-0 xl:col-span-2 xl:[&_ul]:grid xl:[&_ul]:grid-cols-2 xl:[&_ul]:gap-x-12">
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
          </div>
        )}
        {list && (
          <div className="min-w-0 xl:col-span-2">
            <AdminSection
              id="last"
              title={t('lastOrders')}
              aside={<TextLink href="/admin/orders">{t('allOrders')}</TextLink>}
            >
              {list.items.length === 0 ? (
                <div className="pt-4">
                  <EmptyState icon={ReceiptText} title={t('noOrders')}>
                    {t('noOrdersLead')}
                  </EmptyState>
                </div>
              ) : (
                <OrderRows caption={t('lastOrdersTable')} rows={list.items.slice(0, LAST_ORDERS)} />
              )}
            </AdminSection>
          </div>
        )}
      </div>
    </AdminFrame>
  );
}
