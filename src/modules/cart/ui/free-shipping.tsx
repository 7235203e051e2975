import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ProgressStrip } from '~/components/ui/progress-strip';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { SellerGroup } from '~/modules/promotion/rules';
import type { ShippingPolicy } from '~/modules/shipping/rules';

type FreeShippingProps = { group: SellerGroup | undefined; policy: ShippingPolicy; currency: CurrencyCode };

const bold = { b: (text: ReactNode) => <b>{text}</b> };

/** How much is missing for free delivery from this seller. */
export function FreeShipping({ group, policy, currency }: FreeShippingProps) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const price = (amount: number) => formatMoney({ amount, currency }, locale);
  const goods = group?.goods ?? 0;
  const missing = group?.missingForFree ?? policy.freeFrom;
  return (
    <ProgressStrip
      percent={policy.freeFrom === 0 ? 100 : (goods * 100) / policy.freeFrom}
      aside={t('freeOf', { goods: price(goods), from: price(policy.freeFrom) })}
    >
      {missing > 0 ? t.rich('freeMissing', { ...bold, amount: price(missing) }) : t.rich('freeReached', bold)}
    </ProgressStrip>
  );
}
