'use client';

import { useEffect } from 'react';
import type { Id } from '~/lib/ids';
import { isId } from '~/lib/is-id';
import { STOCK_IDS_MAX } from '~/modules/catalog/rules/stock-answer';
import type { Locale } from '~/shops/preset';
import { light } from '~/trpc/light';
import { setStock } from './stock-store';

type StockSyncProps = {
  variantIds: readonly Id<'var'>[];
  /** On a page that says when something arrives: the language it says it in. */
  locale?: Locale;
};

/**
 * Asks once for the stock of everything the page shows, and marks the cards of what is gone. Cards are drawn on the server
 * and hold no script of their own: their state is an attribute.
 */
export function StockSync({ variantIds, locale }: StockSyncProps) {
  const key = [...new Set(variantIds)].slice(0, STOCK_IDS_MAX).join();
  useEffect(() => {
    if (key === '') return;
    let current = true;
    const asked = key.split(',').filter((id) => isId('var', id));
    light.query('catalog', 'stock', { variantIds: asked, locale }).then(
      (rows) => {
        if (!current) return;
        setStock(rows);
        for (const { variantId, available } of rows) markCards(variantId, available <= 0);
      },
      // The page still says what was true when it was made; the order itself is checked again anyway.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [key, locale]);
  return null;
}

function markCards(variantId: Id<'var'>, soldOut: boolean): void {
  for (const card of document.querySelectorAll(`[data-variant="${variantId}"] > .product-card`)) {
    card.setAttribute('data-sold-out', String(soldOut));
  }
}
