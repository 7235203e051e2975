'use client';

import { useTranslations } from 'next-intl';
import { lazy, Suspense, type ReactNode } from 'react';
import { BottomBar } from '~/components/layout/bottom-bar';
import { Amount } from '~/components/ui/amount';
import { buttonClass } from '~/components/ui/button-class';
import { Stepper } from '~/components/ui/stepper';
import { formatMoney } from '~/lib/money';
import { AddToCart } from '../live/add-to-cart';
import { useChoice } from './choice';

/** Loaded where something is sold out: most pages never need it. */
const HeldNote = lazy(() => import('./held-note'));

type PurchaseProps = {
  locale: string;
  cartHref: string;
  checkoutHref: string;
  /** Where one asks to be told when a variant is back; its id follows. */
  restockHref: string;
  lowStock: number;
  heart: ReactNode;
};

const checkoutWith = (href: string, id: string, quantity: number) =>
  `${href}?${new URLSearchParams({ variant: id, quantity: String(quantity) })}`;

/** Quantity, total and the two ways on; what is gone says so in their place. */
export function Purchase({ locale, cartHref, checkoutHref, restockHref, lowStock, heart }: PurchaseProps) {
  const t = useTranslations('catalog.live');
  const { chosen, quantity, most, left, count } = useChoice();
  const { id, option, price, currency } = chosen;
  const total = { amount: price * quantity, currency };
  const gone = left <= 0;
  return (
    <>
      <div className="mt-5 grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-2.5 rounded-r3 bg-tile px-4 py-3.5">
        <p className="col-span-2 text-ui font-medium">{option}</p>
        <Stepper name={option} value={quantity} max={most} disabled={gone} onChange={count} />
        <p className="text-right text-[1.0625rem]/6 font-bold">
          <Amount money={total} locale={locale} />
        </p>
        <p role="status" className="col-span-2 text-small font-medium text-warn empty:hidden">
          {gone ? t('gone') : left <= lowStock ? t('left', { count: left }) : ''}
          {gone && (
            <Suspense>
              <HeldNote variantId={id} />
            </Suspense>
          )}
        </p>
      </div>
      <p className="flex items-baseline justify-between py-4">
        <span>{t('total')}</span>
        <b className="text-[1.75rem]/none font-extrabold tracking-[-0.035em]">
          <Amount money={total} locale={locale} />
        </b>
      </p>
      <div className="hidden grid-cols-[56px_1fr_1fr] gap-2 md:grid">
        {heart}
        {gone ? (
          <a href={`${restockHref}/${id}`} className={buttonClass({ size: 56, className: 'col-span-2' })}>
            {t('restock')}
          </a>
        ) : (
          <>
            <AddToCart variantId={id} quantity={quantity} cartHref={cartHref} variant="outline" size={56}>
              {t('addToCart')}
            </AddToCart>
            <a href={checkoutWith(checkoutHref, id, quantity)} className={buttonClass({ size: 56 })}>
              {t('buyNow')}
            </a>
          </>
        )}
      </div>
    </>
  );
}

/** The same on a phone, always under the thumb. */
export function BuyBar({ locale, cartHref, checkoutHref, restockHref, heart }: Omit<PurchaseProps, 'lowStock'>) {
  const t = useTranslations('catalog.live');
  const { chosen, quantity, left } = useChoice();
  const { id, price, currency } = chosen;
  return (
    <section aria-label={t('buyBar')}>
      <BottomBar>
        {heart}
        {left <= 0 ? (
          <a href={`${restockHref}/${id}`} className={buttonClass({ wide: true })}>
            {t('restock')}
          </a>
        ) : (
          <>
            <AddToCart variantId={id} quantity={quantity} cartHref={cartHref} variant="outline" snug className="flex-1">
              {t('cart')}
            </AddToCart>
            <a
              href={checkoutWith(checkoutHref, id, quantity)}
              className={buttonClass({ snug: true, className: 'tabular flex-[1.5]' })}
            >
              {t('buyFor', { amount: formatMoney({ amount: price * quantity, currency }, locale) })}
            </a>
          </>
        )}
      </BottomBar>
    </section>
  );
}
