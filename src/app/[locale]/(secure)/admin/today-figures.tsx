import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Amount } from '~/components/ui/amount';
import { roundAmount, type CurrencyCode } from '~/lib/money';

type TodayFiguresProps = {
  paid: { orders: number; amount: number };
  held: { units: number; holds: number };
  currency: CurrencyCode;
};

/** The day in numbers, the money first and largest. */
export function TodayFigures({ paid, held, currency }: TodayFiguresProps) {
  const t = useTranslations('admin.today.figures');
  const locale = useLocale();
  const money = (amount: number) => <Amount money={{ amount, currency }} locale={locale} />;
  const unit = (word: ReactNode) => (
    <small className="ml-0.5 text-[0.9375rem] font-semibold tracking-normal">{word}</small>
  );
  const average = paid.orders === 0 ? 0 : roundAmount(paid.amount / paid.orders);
  return (
    <dl className="grid grid-cols-2 border-t-2 border-b border-t-ink border-b-line lg:grid-cols-[1.55fr_1fr_1fr_1fr]">
      <Figure label={t('paid')} large>
        {money(paid.amount)}
      </Figure>
      <Figure label={t('orders')}>{t.rich('ordersValue', { count: paid.orders, unit })}</Figure>
      <Figure label={t('average')}>{paid.orders === 0 ? '–' : money(average)}</Figure>
      <Figure label={t('held')}>{t.rich('heldValue', { count: held.units, unit })}</Figure>
    </dl>
  );
}

function Figure({ label, large = false, children }: { label: string; large?: boolean; children: ReactNode }) {
  return (
    <div
      className={
        large
          ? 'col-span-2 pt-4 pb-3 lg:col-span-1 lg:pr-5'
          : 'border-line pt-3 pb-3.5 not-last:pr-3 max-lg:border-t lg:border-l lg:px-5 lg:pt-4 max-lg:nth-[3]:border-l max-lg:nth-[3]:pl-3 max-lg:last:col-span-2'
      }
    >
      <dt className="text-small font-medium text-ink-2">{label}</dt>
      <dd
        className={`tabular mt-0.5 font-extrabold tracking-[-0.035em] whitespace-nowrap ${
          large ? 'text-[2rem]/9 lg:text-[2.25rem]/9' : 'text-[1.375rem]/9 lg:text-[1.75rem]/9'
        }`}
      >
        {children}
      </dd>
    </div>
  );
}
