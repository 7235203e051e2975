'use client';

import { ChevronDown, ChevronUp } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Amount } from '~/components/ui/amount';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { Block } from '~/components/ui/section-heading';
import type { CurrencyCode } from '~/lib/money';
import type { CheckoutLine } from './checkout-view';
import { OrderThumb } from './order-thumb';

type CheckoutLinesProps = { lines: readonly CheckoutLine[]; currency: CurrencyCode; locale: string };

/** What is ordered; it folds to its heading. A line that cannot be had now stays, and says so. */
export function CheckoutLines({ lines, currency, locale }: CheckoutLinesProps) {
  const t = useTranslations('checkout.lines');
  const [open, setOpen] = useState(true);
  return (
    <Block
      title={t('title', { count: lines.filter((line) => line.problem === null).length })}
      aside={
        <button
          type="button"
          aria-expanded={open}
          aria-controls="checkout-lines"
          className="flex min-h-tap items-center gap-1 text-ui text-ink-2 hover:text-ink"
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'fold' : 'unfold')}
          <Icon of={open ? ChevronUp : ChevronDown} size={18} />
        </button>
      }
    >
      <ul id="checkout-lines" hidden={!open}>
        {lines.map((line) => (
          <li key={line.variantId} className="flex items-center gap-3 py-2">
            <OrderThumb image={line.image} tile={line.tile} className={classNames(line.problem && 'opacity-40')} />
            <div className="min-w-0 flex-1">
              <p className="text-ui">
                {line.name} <span className="text-ink-2">{line.option}</span>
              </p>
              <p className="tabular text-small text-ink-2">
                {line.problem
                  ? t(line.problem, { available: line.available })
                  : t('note', { quantity: line.quantity, protein: Math.round(line.proteinG) })}
              </p>
            </div>
            <b className={classNames('text-ui font-semibold', line.problem && 'text-ink-3 line-through')}>
              <Amount money={{ amount: line.amount, currency }} locale={locale} />
            </b>
          </li>
        ))}
      </ul>
    </Block>
  );
}
