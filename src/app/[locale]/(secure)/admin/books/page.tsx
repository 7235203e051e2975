import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { AdminHeading, AdminSection } from '~/components/layout/admin-shell';
import { formatTime } from '~/lib/time';
import { mayUse } from '~/modules/account/rules';
import { AlarmEntries } from '~/modules/audit/ui/alarm-entries';
import { CheckList } from '~/modules/audit/ui/check-list';
import { Findings } from '~/modules/audit/ui/findings';
import { LookNow } from '~/modules/audit/ui/look-now';
import { RepairEntries } from '~/modules/audit/ui/repair-entries';
import { Verdict } from '~/modules/audit/ui/verdict';
import { api } from '~/trpc/server';
import { AdminFrame } from '../admin-frame';
import { requireStaff } from '../require-staff';
import { StuckSections } from './stuck-sections';

export async function generateMetadata(): Promise<Metadata> {
  await requireStaff('money');
  const [t, frame] = await Promise.all([getTranslations('books'), getTranslations('admin.frame')]);
  return { title: frame('pageTitle', { page: t('title') }) };
}

export default async function AdminBooksPage() {
  const staff = await requireStaff('money');
  const locale = await getLocale();
  const [t, { common, errors, books }, overview] = await Promise.all([
    getTranslations('books'),
    getMessages({ locale }),
    api.admin.books.overview(),
  ]);
  const { runs, findings, alarms, repairs, at, currency } = overview;
  const [last] = runs;
  const differing = findings.reduce((sum, { count }) => sum + count, 0);
  return (
    <AdminFrame locale={locale} current="/admin/books" address="/admin/books">
      <NextIntlClientProvider locale={locale} messages={{ common, errors, books: { island: books.island } }}>
        <AdminHeading
          title={t('title')}
          note={
            last &&
            t('lookedAt', {
              at: formatTime(last.at, locale, { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
            })
          }
          aside={<LookNow />}
        />
        <Verdict runs={runs} now={at} />
        <div className="grid grid-cols-1 gap-9">
          {findings.length > 0 && (
            <AdminSection id="findings" title={t('findings.title')} aside={t('findings.note', { count: differing })}>
              <Findings findings={findings} currency={currency} />
            </AdminSection>
          )}
          <AdminSection id="alarms" title={t('alarms.title')}>
            <AlarmEntries alarms={alarms} />
          </AdminSection>
          <StuckSections {...overview} ordersOpen={mayUse(staff, 'orders')} />
          <AdminSection id="repairs" title={t('repairs.title')}>
            <RepairEntries repairs={repairs} />
          </AdminSection>
          <AdminSection id="checks" title={t('checks.title')}>
            <CheckList found={last?.found ?? null} />
          </AdminSection>
        </div>
      </NextIntlClientProvider>
    </AdminFrame>
  );
}
