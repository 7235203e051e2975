import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Amount } from '~/components/ui/amount';
import { Notice } from '~/components/ui/notice';
import { Block } from '~/components/ui/section-heading';
import type { Id } from '~/lib/ids';
import { formatMoney, type Money } from '~/lib/money';
import type { DepositAccount } from '../rules';
import type { ShownAccount } from '../shown-account';
import { useBankName } from './bank-name';
import { CopyNumber } from './copy-number';
import { DepositDue } from './deposit-due';
import { WatchDeposit } from './watch-deposit';

type DepositCardProps = {
  orderId: Id<'ord'>;
  account: ShownAccount<DepositAccount>;
  money: Money;
  issuedAt: Date;
  dueAt: Date;
  now: Date;
  /** The account is being closed at the provider, and what becomes of the order then. */
  closingAs: 'CANCELED' | 'EXPIRED' | null;
  /** The bank took a deposit back that had come. */
  reversed: boolean;
};

/** Where to send how much until when, and what happens then; it turns by itself when the money has come. */
export function DepositCard(props: DepositCardProps) {
  const { orderId, account, money, issuedAt, dueAt, now, closingAs, reversed } = props;
  const t = useTranslations('payment.deposit');
  const locale = useLocale();
  const bankName = useBankName();
  if (closingAs !== null || dueAt <= now) {
    return (
      <>
        <WatchDeposit orderId={orderId} />
        <Notice tone="warn">{t(closingAs === 'CANCELED' ? 'closing' : 'overdue')}</Notice>
      </>
    );
  }
  return (
    <div className="grid gap-6">
      <WatchDeposit orderId={orderId} />
      {reversed && <Notice tone="warn">{t('reversed')}</Notice>}
      <DepositDue issuedAt={issuedAt} dueAt={dueAt} now={now} />
      <Block title={t('title')}>
        <dl className="tabular">
          <Row label={t('bank')}>{bankName(account.bank)}</Row>
          <Row label={t('number')} aside={<CopyNumber number={account.number} />}>
            {account.number}
          </Row>
          {account.holder !== null && <Row label={t('holder')}>{account.holder}</Row>}
          <div className="flex items-baseline justify-between gap-4 border-t border-ink pt-3.5">
            <dt className="font-bold">{t('amount')}</dt>
            <dd className="text-[1.625rem]/none font-extrabold tracking-[-0.035em]">
              <Amount money={money} locale={locale} />
            </dd>
          </div>
        </dl>
        <p className="mt-4 text-ui font-semibold">{t('exactly', { amount: formatMoney(money, locale) })}</p>
        <p className="mt-1 text-ui text-ink-2">
          {t('anyName')} {t('then')} {t('mailed')}
        </p>
      </Block>
    </div>
  );
}

function Row({ label, aside, children }: { label: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-1 first:border-0">
      <dt className="w-24 text-ui text-ink-2">{label}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 text-body font-semibold">
        <span className="select-all">{children}</span>
        {aside}
      </dd>
    </div>
  );
}
