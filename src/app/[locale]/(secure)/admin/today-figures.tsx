import { ArrowDown, ArrowUp } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Amount } from '~/components/ui/amount';
import { Icon } from '~/components/ui/icon';
import { roundAmount, type CurrencyCode } from '~/lib/money';

type Paid = { readonly orders: number; readonly amount: number };
type TodayFiguresProps = {
  paid: Paid;
  /** The same of a week ago, until the same hour. */
  paidBefore: Paid;
  held: { units: number; holds: number };
  currency: CurrencyCode;
};

const averageOf = ({ orders, amount }: Paid) => (orders === 0 ? 0 : roundAmount(amount / orders));

/** The day in numbers, the money first and largest; under each how it was a week ago. */
export function TodayFigures({ paid, paidBefore, held, currency }: TodayFiguresProps) {
  const t = useTranslations('admin.today.figures');
  const locale = useLocale();
  const money = (amount: number) => <Amount money={{ amount, currency }} locale={locale} />;
  const unit = (word: ReactNode) => (
    <small className="ml-0.5 text-[0.9375rem] font-semibold tracking-normal">{word}</small>
  );
  return (
    <dl className="-mt-5 grid grid-cols-2 border-b border-b-line lg:grid-cols-[1.55fr_1fr_1fr_1fr]">
      <Figure label={t('paid')} large note={<Change now={paid.amount} before={paidBefore.amount} named />}>
        {money(paid.amount)}
      </Figure>
      <Figure label={t('orders')} note={<Change now={paid.orders} before={paidBefore.orders} />}>
        {t.rich('ordersValue', { count: paid.orders, unit })}
      </Figure>
      <Figure label={t('average')} note={<Change now={averageOf(paid)} before={averageOf(paidBefore)} />}>
        {paid.orders === 0 ? '–' : money(averageOf(paid))}
      </Figure>
      <Figure label={t('held')} note={t('holds', { count: held.holds })}>
        {t.rich('heldValue', { count: held.units, unit })}
      </Figure>
    </dl>
  );
}

/** How much more or less it is than a week ago, of a hundred; without anything then there is nothing to compare with. */
function Change({ now, before, named = false }: { now: number; before: number; named?: boolean }) {
  const t = useTranslations('admin.today.figures');
  if (before === 0 || now === 0) return t(before === 0 ? 'noneBefore' : 'noneYet');
  const percent = Math.round((now / before - 1) * 1000) / 10;
  if (percent === 0) return t('same');
  const isMore = percent > 0;
  return (
    <span className={`inline-flex items-center gap-1 font-semibold ${isMore ? 'text-ok' : 'text-error'}`}>
      <Icon of={isMore ? ArrowUp : ArrowDown} size={14} />
      {t(named ? 'changeNamed' : 'change', { percent: Math.abs(percent), way: isMore ? 'more' : 'less' })}
    </span>
  );
}

type FigureProps = { label: string; note: ReactNode; large?: boolean; children: ReactNode };

function Figure({ label, note, large = false, children }: FigureProps) {
  return (
    <div
      className={
        large
          ? 'col-span-2 pt-4 pb-3 lg:col-span-1 lg:pr-5'
          : 'border-line pt-3 pb-3.5 not-last:pr-3 max-lg:border-t lg:border-l lg:px-5 lg:pt-4 max-lg:nth-[3]:border-l max-lg:nth-[3]:pl-3 max-lg:last:col-span-2'
      }
    >
      <dt className="text-small font-medium text-ink-2">{label}</dt>
      <dd>
        <p
          className={`tabular mt-0.5 font-extrabold tracking-[-0.035em] whitespace-nowrap ${
            large ? 'text-[2rem]/9 lg:text-[2.25rem]/9' : 'text-[1.375rem]/9 lg:text-[1.75rem]/9'
          }`}
        >
          {children}
        </p>
        <p className="tabular text-small text-ink-3">{note}</p>
      </dd>
    </div>
  );
}
