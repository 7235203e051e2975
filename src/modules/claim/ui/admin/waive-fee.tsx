'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { formatMoney } from '~/lib/money';
import type { ActedClaim } from './staff-claim';

type WaiveFeeProps = { claim: ActedClaim; waived: boolean; onChange: (waived: boolean) => void };

/** The buyer need not pay for the way back after all. */
export function WaiveFee({ claim, waived, onChange }: WaiveFeeProps) {
  const t = useTranslations('admin.island.claim');
  const locale = useLocale();
  if (!claim.sums || claim.sums.fee === 0) return null;
  return (
    <Checkbox
      label={t('waive', { fee: formatMoney({ amount: claim.sums.fee, currency: claim.currency }, locale) })}
      checked={waived}
      onChange={(event) => onChange(event.target.checked)}
    />
  );
}
