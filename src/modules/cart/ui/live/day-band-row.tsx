'use client';

import Image from 'next/image';
import { useFormatter, useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { LinkButton } from '~/components/ui/link-button';
import { useToast } from '~/components/ui/toast';
import { Link } from '~/i18n/navigation';
import { formatMoney } from '~/lib/money';
import { setVisitor, useVisitor } from '~/modules/catalog/ui/live/visitor-store';
import { withOption } from '~/modules/catalog/rules/with-option';
import type { FillOffer } from '../fill-proposal';
import type { FillPick } from '../../rules/fill-day';
import type { DayBandProps } from './day-band';
import { useDay, type Day } from './use-day';

/** The rest of the day's protein, packs that close it, and one press that puts them into the cart. */
export function DayBandRow({ locale, cartHref }: DayBandProps) {
  const t = useTranslations('cart.band');
  const format = useFormatter();
  const toast = useToast();
  const name = useVisitor()?.name ?? null;
  const { day, putIn } = useDay(locale);
  const [pending, setPending] = useState(false);
  if (!day) return <div className="day-band" />;
  const { days, gap, fill, added, budget, currency } = day;
  const price = (amount: number) => formatMoney({ amount, currency }, locale);
  const missing = Math.ceil(gap.proteinG);
  // What could still be added for the other nutrients is no matter of a band about protein.
  const packs = missing > 0 ? fill.picks.reduce((sum, { count }) => sum + count, 0) : 0;

  async function put(): Promise<void> {
    setPending(true);
    try {
      setVisitor({ name, count: await putIn() });
      toast({ text: t('added'), action: { label: t('see'), onAction: () => window.location.assign(cartHref) } });
    } catch {
      toast({ text: t('failed') });
    }
    setPending(false);
  }

  return (
    <section aria-labelledby="day-band" className="day-band">
      <div className="wrap grid w-full items-center gap-7 md:grid-cols-[380px_minmax(0,1fr)_160px] md:gap-10">
        <div>
          <h2 id="day-band">
            {missing > 0
              ? t.rich('left', {
                  days,
                  grams: format.number(missing),
                  line: (words: ReactNode) => <span className="block">{words}</span>,
                  b: (words: ReactNode) => <b className="text-lime">{words}</b>,
                })
              : t('done', { days })}
          </h2>
          <p className="mt-2 text-ui text-on-band-2">
            {t(missing <= 0 ? 'leadDone' : packs > 0 ? 'lead' : 'leadNone', { budget: price(budget) })}
          </p>
          <DayBar day={day} plus={packs > 0 ? added : 0} />
        </div>
        {packs > 0 && (
          <>
            <ul className="no-bar -mx-gutter flex gap-3 overflow-x-auto px-gutter md:mx-0 md:gap-4 md:px-0">
              {fill.picks.map((pick) => (
                <Pick key={pick.food.variantId} pick={pick} price={price(pick.food.price * pick.count)} />
              ))}
            </ul>
            <div className="flex items-center justify-between gap-4 md:block">
              <p className="tabular">
                <b className="block text-n-xl leading-none font-extrabold tracking-[-0.04em] text-lime">
                  <span className="sr-only">{t('sum')}</span>
                  {Math.round(added)}
                  <span className="text-[0.62em] font-bold">{t('unit')}</span>
                </b>
                <span className="mt-1.5 block text-ui font-semibold">
                  {t('packs', { packs, price: price(fill.price) })}
                </span>
              </p>
              <Button variant="lime" pending={pending} onClick={put} className="md:mt-4 md:w-full">
                {t('add')}
              </Button>
            </div>
          </>
        )}
        {packs === 0 && (
          <LinkButton href="/cart" variant="lime" className="md:col-start-3">
            {t('see')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

/** What the cart holds, what the proposal adds and what stays open of the day's protein. */
function DayBar({ day: { inCart, target }, plus }: { day: Day; plus: number }) {
  const t = useTranslations('cart.band');
  const format = useFormatter();
  const grams = (amount: number) => format.number(Math.round(amount));
  const share = (amount: number) => `${Math.min(100, (amount * 100) / target.proteinG)}%`;
  return (
    <div className="mt-6">
      <span aria-hidden className="flex h-2 overflow-hidden rounded-r1 bg-on-band/20">
        <span className="bg-on-band" style={{ width: share(inCart.proteinG) }} />
        <span className="bg-lime" style={{ width: share(plus) }} />
      </span>
      <p className="tabular mt-2 flex justify-between gap-3 text-small text-on-band-2 [&_b]:text-on-band">
        <span>{t.rich('inCart', { grams: grams(inCart.proteinG), b: (words) => <b>{words}</b> })}</span>
        {plus >= 1 && <span className="text-lime">{t('plus', { grams: grams(plus) })}</span>}
        <span>{t.rich('target', { grams: grams(target.proteinG), b: (words) => <b>{words}</b> })}</span>
      </p>
    </div>
  );
}

function Pick({ pick: { food, count }, price }: { pick: FillPick<FillOffer>; price: string }) {
  const t = useTranslations('cart.band');
  return (
    <li className="w-28 flex-none md:w-auto md:max-w-44 md:min-w-0 md:flex-1">
      <Link href={withOption(`/products/${food.slug}`, food.variantId)} className="block">
        <span className="grid aspect-square place-items-center rounded-r3 bg-on-band/10 p-2">
          <Image src={food.image} alt="" width={160} height={160} sizes="160px" className="w-full max-w-40" />
        </span>
        <b className="tabular mt-2 block text-n-m leading-7 font-extrabold tracking-[-0.04em]">
          {Math.round(food.macros.proteinG * count)}
          <span className="text-[0.62em] font-bold">{t('unit')}</span>{' '}
          <span className="text-micro font-semibold tracking-normal text-on-band-2">{t('protein')}</span>
        </b>
        <span className="line-clamp-2 text-small text-on-band-2">
          {t('pick', { name: food.name, count })} · {price}
        </span>
      </Link>
    </li>
  );
}
