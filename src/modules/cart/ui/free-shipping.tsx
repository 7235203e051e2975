import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ProgressStrip } from '~/components/ui/progress-strip';
import { formatMoney } from '~/lib/money';
import { waysToFreeShipping, type Cart } from '../rules';

const bold = { b: (text: ReactNode) => <b>{text}</b> };

/** How much of what is chosen is missing for free delivery, by seller where there are several. */
export function FreeShipping({ cart }: { cart: Cart }) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const { currency, shipping } = cart;
  const price = (amount: number) => formatMoney({ amount, currency }, locale);
  const ways = waysToFreeShipping(cart);
  return (
    <div className="grid gap-2">
      {ways.map(({ sellerId, seller, goods, missing }) => (
        <ProgressStrip
          key={sellerId}
          percent={shipping.freeFrom === 0 ? 100 : (goods * 100) / shipping.freeFrom}
          aside={t('freeOf', { goods: price(goods), from: price(shipping.freeFrom) })}
        >
          {ways.length > 1 && <span className="block text-small text-ink-2">{seller}</span>}
          {missing > 0 ? t.rich('freeMissing', { ...bold, amount: price(missing) }) : t.rich('freeReached', bold)}
        </ProgressStrip>
      ))}
    </div>
  );
}
