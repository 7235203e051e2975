'use client';

import { type Locale, useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { getPathname } from '~/i18n/navigation';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { CheckoutLine } from '~/modules/order/ui/checkout-view';
import type { PayProblem } from './use-pay';

type PayProblemNoticeProps = {
  problem: PayProblem;
  lines: readonly CheckoutLine[];
  buyNow: boolean;
  guest: boolean;
  currency: CurrencyCode;
  locale: Locale;
};

const OWN = [
  'WINDOW',
  'NETWORK',
  'TOTAL_CHANGED',
  'OUT_OF_STOCK',
  'NOT_FOR_SALE',
  'QUANTITY_LIMIT',
  'ORDER_STATE',
] as const;
type Own = (typeof OWN)[number];

/** What happened at the press of the button, in words, with what to do next. Nothing has been charged in any of these cases. */
export function PayProblemNotice({ problem, lines, buyNow, guest, currency, locale }: PayProblemNoticeProps) {
  const t = useTranslations('checkout.problem');
  const errors = useTranslations('errors');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Without braces React would take the promise that newer browsers answer for a clean-up.
    box.current?.scrollIntoView({ block: 'center' });
  }, [problem]);
  const { code, details } = problem;
  const [first] = lines;
  const here = buyNow && first ? `/checkout?variant=${first.variantId}&quantity=${first.quantity}` : '/checkout';
  const line = lines.find(({ variantId }) => variantId === details.variantId);
  const available = Math.max(0, Number(details.available ?? 0));
  const own = OWN.find((known): known is Own => known === code);
  const sentence = own
    ? t(own, {
        name: line?.name ?? '',
        option: line?.option ?? '',
        available,
        max: Number(details.max ?? 0),
        total: formatMoney({ amount: Number(details.total ?? 0), currency }, locale),
      })
    : errors(code === 'WINDOW' || code === 'NETWORK' ? 'INTERNAL' : code, details);
  return (
    <div ref={box}>
      <Notice tone="error" live>
        <p>{sentence}</p>
        {code === 'OUT_OF_STOCK' && buyNow && available > 0 && line && (
          <LinkButton
            variant="outline"
            size={44}
            className="mt-3"
            href={`/checkout?variant=${line.variantId}&quantity=${available}`}
          >
            {t('takeFewer', { available })}
          </LinkButton>
        )}
        {(code === 'OUT_OF_STOCK' || code === 'QUANTITY_LIMIT' || code === 'NOT_FOR_SALE') && !buyNow && (
          <LinkButton variant="outline" size={44} className="mt-3" href="/cart">
            {t('toCart')}
          </LinkButton>
        )}
        {code === 'TOO_MANY_OPEN_ORDERS' && (
          <LinkButton variant="outline" size={44} className="mt-3" href={guest ? '/orders/lookup' : '/orders'}>
            {t(guest ? 'toLookUp' : 'toOrders')}
          </LinkButton>
        )}
        {(code === 'UNAUTHENTICATED' || code === 'TOO_MANY_GUEST_ORDERS') && (
          <LinkButton
            variant="outline"
            size={44}
            className="mt-3"
            href={`/login?next=${encodeURIComponent(getPathname({ href: here, locale }))}`}
          >
            {t('toLogin')}
          </LinkButton>
        )}
      </Notice>
    </div>
  );
}
