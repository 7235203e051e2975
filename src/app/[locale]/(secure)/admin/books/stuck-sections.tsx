import { useLocale, useTranslations } from 'next-intl';
import { AdminSection } from '~/components/layout/admin-shell';
import { Nothing } from '~/modules/audit/ui/entry';
import {
  DepositEntries,
  OutboxEntries,
  RefundEntries,
  UndecidedEntries,
  type Deposit,
  type OpenRefund,
  type OutboxFault,
  type Undecided,
} from '~/modules/audit/ui/stuck-entries';
import { optionText } from '~/modules/catalog/service/sellable';
import { HoldRows, type AdminHold } from '~/modules/order/ui/admin/hold-rows';

type Hold = Omit<AdminHold, 'option'> & Parameters<typeof optionText>[0];
type StuckSectionsProps = {
  at: Date;
  undecided: readonly Undecided[];
  refunds: readonly OpenRefund[];
  outbox: readonly OutboxFault[];
  deposits: readonly Deposit[];
  holds: readonly Hold[];
  ordersOpen: boolean;
};

/** What is under way or stuck right now, whether or not the books agree. */
export function StuckSections({ at, undecided, refunds, outbox, deposits, holds, ordersOpen }: StuckSectionsProps) {
  const t = useTranslations('books');
  const locale = useLocale();
  return (
    <div className="grid grid-cols-1 items-start gap-x-12 gap-y-9 xl:grid-cols-2">
      <AdminSection id="undecided" title={t('undecided.title')}>
        <UndecidedEntries rows={undecided} now={at} />
      </AdminSection>
      <AdminSection id="refunds" title={t('refunds.title')}>
        <RefundEntries rows={refunds} now={at} />
      </AdminSection>
      <AdminSection id="outbox" title={t('outbox.title')}>
        <OutboxEntries rows={outbox} now={at} />
      </AdminSection>
      <AdminSection id="deposits" title={t('deposits.title')}>
        <DepositEntries rows={deposits} />
      </AdminSection>
      <div className="min-w-0 xl:col-span-2">
        <AdminSection id="holds" title={t('holds.title')}>
          {holds.length === 0 ? (
            <Nothing>{t('holds.none')}</Nothing>
          ) : (
            <HoldRows
              caption={t('holds.title')}
              now={at}
              ordersOpen={ordersOpen}
              rows={holds.map((hold) => ({ ...hold, option: optionText(hold)[locale] }))}
            />
          )}
        </AdminSection>
      </div>
    </div>
  );
}
