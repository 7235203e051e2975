import { useLocale, useTranslations } from 'next-intl';
import { SummaryRows } from '~/components/ui/summary-rows';
import { formatMoney } from '~/lib/money';
import type { StaffClaim } from './staff-claim';

/** What goes back and what is taken off and why; once it was asked for, how far that is. */
export function ClaimMoney({ claim }: { claim: Pick<StaffClaim, 'kind' | 'sums' | 'refund' | 'currency'> }) {
  const t = useTranslations('admin.claims.sums');
  const locale = useLocale();
  const { sums, refund } = claim;
  const money = (amount: number) => formatMoney({ amount, currency: claim.currency }, locale);
  if (refund && !sums)
    return (
      <p className="tabular text-ui font-semibold">{t(`refund.${refund.state}`, { amount: money(refund.amount) })}</p>
    );
  if (!sums) return null;
  const rows = [
    ['items', sums.itemsAmount],
    ['shipping', sums.shippingAmount],
    ['fee', -sums.fee],
    ['earlier', sums.fee - sums.deduction],
  ] as const;
  return (
    <div className="grid max-w-[420px] gap-2">
      {claim.kind === 'EXCHANGE' && <p className="text-small text-ink-2">{t('instead')}</p>}
      <SummaryRows
        rows={rows
          .filter(([, amount]) => amount !== 0)
          .map(([name, amount]) => ({ label: t(name), value: money(amount) }))}
        total={{ label: t('total'), value: money(sums.amount) }}
      />
    </div>
  );
}
