'use client';

import { ShoppingBag } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { BottomBar } from '~/components/layout/bottom-bar';
import { Checkbox } from '~/components/ui/checkbox';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { SummaryRows } from '~/components/ui/summary-rows';
import { Amount } from '~/components/ui/amount';
import { formatMoney } from '~/lib/money';
import { needsCold } from '~/modules/catalog/rules';
import { deliveryParts } from '~/modules/shipping/rules';
import type { DeliveryRegion } from '~/shops/preset';
import { byStorage, cartTotals, chosenLines, isBuyable } from '../rules';
import { useAvoided } from '~/modules/catalog/ui/live/avoided-allergens';
import { AllergenWatch, metNames, type AllergenNames } from './allergen-watch';
import { CartLineRow } from './cart-line-row';
import { FillDay } from './fill-day';
import { FreeShipping } from './free-shipping';
import { NutritionSum } from './nutrition-sum';
import { OrderLink } from './order-link';
import { useCart } from './use-cart';

type CartViewProps = {
  checkoutHref: string;
  loginHref: string;
  /** Where it will go, as far as that is known. */
  region: DeliveryRegion | null;
  /** When it arrives, in words: a parcel with something cold in it, and one without. */
  arrivals: { readonly cold: string; readonly room: string };
  allergenNames: AllergenNames;
};

export function CartView({ checkoutHref, loginHref, region, arrivals, allergenNames }: CartViewProps) {
  const t = useTranslations('cart');
  const locale = useLocale();
  const avoided = useAvoided();
  const { cart, setQuantity, select, selectAll, remove, putIn, settle } = useCart();
  const fillDay = <FillDay lines={cart.lines} currency={cart.currency} onAdd={putIn} />;
  if (cart.lines.length === 0)
    return (
      <>
        <EmptyCart known={cart.known} loginHref={loginHref} />
        {fillDay}
      </>
    );

  const buyable = cart.lines.filter(isBuyable);
  const groups = byStorage(cart.lines);
  const eager = new Set(
    groups
      .flatMap((group) => group.lines)
      .slice(0, 3)
      .map((line) => line.variantId),
  );
  const chosen = chosenLines(cart);
  const sums = cartTotals(cart, region ?? 'MAINLAND');
  const delivery = deliveryParts(sums);
  const { JEJU, ISLAND } = cart.shipping.surcharges;
  // What is ordered together leaves together.
  const arrival = chosen.some(needsCold) ? arrivals.cold : arrivals.room;
  const price = (amount: number) => formatMoney({ amount, currency: cart.currency }, locale);
  const order = { href: checkoutHref, amount: chosen.length > 0 ? price(sums.total) : null, settle };
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_380px] lg:items-start lg:gap-14">
      <div>
        <h1 className="sr-only md:not-sr-only md:pt-8 md:pb-5">{t('title')}</h1>
        <FreeShipping cart={cart} />
        <div className="mt-2 flex h-13 items-center justify-between border-t-2 border-ink md:mt-6">
          <Checkbox
            label={t('selectAll', { chosen: chosen.length, all: cart.lines.length })}
            checked={buyable.length > 0 && chosen.length === buyable.length}
            disabled={buyable.length === 0}
            ref={(box) => {
              if (box) box.indeterminate = chosen.length > 0 && chosen.length < buyable.length;
            }}
            onChange={(event) => selectAll(event.currentTarget.checked)}
          />
          <button
            type="button"
            disabled={chosen.length === 0}
            onClick={() => remove(chosen)}
            className="min-h-tap text-ui font-semibold text-ink-2 enabled:hover:text-ink disabled:text-ink-off"
          >
            {t('removeSelected')}
          </button>
        </div>
        {groups.map(({ storage, lines }) => (
          <section key={storage} className="border-t border-line">
            <div className="flex h-13 items-center justify-between border-b border-line">
              <h2 className="text-body font-bold tracking-normal">{t(`storage.${storage}`)}</h2>
              <span className="text-small text-ink-3">{arrival}</span>
            </div>
            <ul className="@container">
              {lines.map((line) => (
                <CartLineRow
                  key={line.variantId}
                  line={line}
                  eager={eager.has(line.variantId)}
                  currency={cart.currency}
                  allergens={metNames(line, avoided, allergenNames)}
                  onSelect={(selected) => select(line.variantId, selected)}
                  onQuantity={(quantity) => setQuantity(line.variantId, quantity)}
                  onRemove={() => remove([line])}
                />
              ))}
            </ul>
          </section>
        ))}
        {fillDay}
      </div>
      <aside className="lg:sticky lg:top-[150px] lg:pt-8">
        <NutritionSum lines={chosen} />
        <AllergenWatch lines={chosen} names={allergenNames} />
        <section aria-label={t('summary.title')} className="mt-5">
          <SummaryRows
            rows={[
              { label: t('summary.goods'), value: price(sums.itemsTotal) },
              ...(sums.discountTotal > 0
                ? [{ label: t('summary.discount'), value: price(-sums.discountTotal), saving: true }]
                : []),
              {
                label: t('summary.shipping'),
                value: delivery.fee === 0 && chosen.length > 0 ? t('summary.free') : price(delivery.fee),
              },
              ...(delivery.surcharge > 0 ? [{ label: t('summary.surcharge'), value: price(delivery.surcharge) }] : []),
            ]}
            total={{
              label: t('summary.total'),
              value: <Amount money={{ amount: sums.total, currency: cart.currency }} locale={locale} />,
            }}
          />
          {region === null && (
            <p className="mt-3 text-small text-ink-3">
              {t('summary.elsewhere', { jeju: price(JEJU), island: price(ISLAND) })}
            </p>
          )}
          <div className="mt-[18px] hidden md:block">
            <OrderLink {...order} size={56} />
          </div>
        </section>
      </aside>
      <BottomBar>
        <OrderLink {...order} size={52} />
      </BottomBar>
    </div>
  );
}

function EmptyCart({ known, loginHref }: { known: boolean; loginHref: string }) {
  const t = useTranslations('cart');
  return (
    <div className="pt-6 md:pt-0">
      <h1 className="sr-only md:not-sr-only md:pt-8 md:pb-5">{t('title')}</h1>
      <EmptyState
        heading="h2"
        icon={ShoppingBag}
        title={t('empty.title')}
        action={<LinkButton href="/products">{t('empty.action')}</LinkButton>}
      >
        {t('empty.lead')}
        {!known && (
          <span className="block">
            {t('empty.leadGuest')}{' '}
            <a
              href={loginHref}
              className="inline-flex min-h-tap items-center font-semibold text-brand underline underline-offset-3"
            >
              {t('empty.login')}
            </a>
          </span>
        )}
      </EmptyState>
    </div>
  );
}
