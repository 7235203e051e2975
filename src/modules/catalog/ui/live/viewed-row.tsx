'use client';

import { X } from 'lucide';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState, type MouseEvent } from 'react';
import { Button } from '~/components/ui/button';
import { IconButton } from '~/components/ui/icon-button';
import { SectionHeading } from '~/components/ui/section-heading';
import { useToast } from '~/components/ui/toast';
import type { Id } from '~/lib/ids';
import { productsText, without } from '~/lib/kept-products';
import { keptOnDevice } from '~/modules/nutrition/ui/kept-on-device';
import type { Locale } from '~/shops/preset';
import { light } from '~/trpc/light';
import { readViewed } from '../../rules/viewed';
import { ShopCard, type ShopCardData } from '../shop-card';
import type { ViewedProps } from './viewed';
import { VIEWED_AS } from './viewed-as';

const kept = keptOnDevice(VIEWED_AS, readViewed);
const keep = (ids: readonly Id<'prd'>[]) => kept.keep(productsText(ids));

const NOT_YET = 'not yet';

/** The cards of what was looked at before this page; none where there is no answer. */
function useCards(locale: Locale, current?: Id<'prd'>): readonly ShopCardData[] | typeof NOT_YET {
  const [cards, setCards] = useState<readonly ShopCardData[] | typeof NOT_YET>(NOT_YET);
  useEffect(() => {
    let isCurrent = true;
    const ids = current ? without(kept.now(), current) : kept.now();
    const asked = ids.length === 0 ? Promise.resolve([]) : light.query('catalog', 'cards', { ids: [...ids], locale });
    asked.then(
      (found) => {
        if (!isCurrent) return;
        setCards(found);
        const onSale = new Set(found.map(({ productId }) => productId));
        // What is no longer on sale is not looked for again.
        keep(kept.now().filter((id) => onSale.has(id) || !ids.includes(id)));
      },
      () => isCurrent && setCards([]),
    );
    return () => {
      isCurrent = false;
    };
  }, [locale, current]);
  return cards;
}

/** What this device looked at, without the product of this page; each can be taken out, and all of them at once. */
export function ViewedRow({ locale, current, className = 'wrap pt-section' }: ViewedProps) {
  const t = useTranslations('catalog.live.viewed');
  const toast = useToast();
  const title = useId();
  const ids = kept.useKept();
  const cards = useCards(locale, current);
  if (cards === NOT_YET) return <div className="viewed-place" />;
  const shown = ids.flatMap((id) => cards.filter(({ productId }) => productId === id && id !== current));
  if (shown.length === 0) return null;

  function leave(those: readonly Id<'prd'>[], text: string): void {
    keep(those);
    toast({ text, action: { label: t('undo'), onAction: () => keep(ids) } });
  }

  function forget({ currentTarget }: MouseEvent<HTMLElement>, { productId, name }: ShopCardData): void {
    neighbourOf(currentTarget).focus();
    leave(without(ids, productId), t('forgotten', { name }));
  }

  return (
    <section aria-labelledby={title} className={className}>
      <SectionHeading
        id={title}
        title={t('title')}
        note={t('note')}
        aside={
          <Button
            variant="ghost"
            size={44}
            className="-mr-2"
            onClick={() => leave(current ? [current] : [], t('forgottenAll'))}
          >
            {t('forgetAll')}
          </Button>
        }
      />
      <ul className="product-grid product-grid-5 product-row viewed-row">
        {shown.map((product) => (
          <li key={product.productId} className="relative min-w-0">
            <ShopCard product={product} locale={locale} />
            <div className="absolute top-0.5 left-0.5 z-2 text-ink-3">
              <IconButton
                icon={X}
                size={18}
                label={t('forget', { name: product.name })}
                data-forget
                onClick={(event) => forget(event, product)}
                className="hover:text-ink"
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the focus goes when this button goes with its card: to the next one, else to the one before, else to the page. */
function neighbourOf(button: HTMLElement): HTMLElement {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-forget]')];
  const at = buttons.indexOf(button);
  return buttons[at + 1] ?? buttons[at - 1] ?? document.getElementById('content') ?? document.body;
}
