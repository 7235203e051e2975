'use client';

import { CircleAlert } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { SummaryRows } from '~/components/ui/summary-rows';
import { formatMoney } from '~/lib/money';
import { sumsOf, type Problem, type Refundable, type RefundDraft } from './refund-draft';

type RefundSumsProps = { of: Refundable; draft: RefundDraft; problem?: Problem | undefined };

/** What the refund adds up to while it is filled in, and how much there is to give back at most. */
export function RefundSums({ of, draft, problem }: RefundSumsProps) {
  const t = useTranslations('admin.island.refund');
  const locale = useLocale();
  const sums = sumsOf(draft, of);
  const money = (amount: number) =>
    formatMoney({ amount: Number.isFinite(amount) ? amount : 0, currency: of.currency }, locale);
  const rows = [
    ['items', sums.items],
    ['shipping', sums.shipping],
    ['free', sums.free],
    ['deduction', -sums.deduction],
  ] as const;
  return (
    <div aria-live="polite" className="grid gap-2">
      <SummaryRows
        rows={rows
          .filter(([name, amount]) => name === 'items' || amount !== 0)
          .map(([name, amount]) => ({ label: t(name), value: money(amount) }))}
        total={{ label: t('amount'), value: money(sums.amount) }}
      />
      <p className="tabular text-right text-small text-ink-3">{t('balance', { amount: money(of.balance) })}</p>
      {problem && (
        <p className="flex items-start gap-[5px] text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{t(`problem.${problem}`, { max: money(of.balance) })}</span>
        </p>
      )}
    </div>
  );
}
