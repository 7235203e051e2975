import { useLocale, useTranslations } from 'next-intl';
import type { Arrival } from '~/modules/shipping/rules/promise';
import type { OrderStatus } from '../rules';
import { arrivalWords, dateText } from './order-times';
import { shownWithClaim, type ToldClaim } from './shown-status';

type OrderHeadlineProps = {
  number: string;
  placedAt: Date;
  status: OrderStatus;
  canceling: boolean;
  /** What the buyer asks for, or had of what they asked for. */
  claim: ToldClaim | null;
  /** What of it went back so far, and what is on its way, in words. */
  refunded: string | null;
  refunding: string | null;
  /** What came for an order that had ended, in words, and whether all of it is back. */
  lost: { amount: string; isBack: boolean } | null;
  /** When it should arrive, for orders on their way. */
  arrival: Arrival | null;
  now: Date;
  /** Where money goes back to and when, in words. */
  back: string;
};

const ON_ITS_WAY: readonly OrderStatus[] = ['PAID', 'PREPARING', 'SHIPPED'];

/** How the order stands and when it arrives, as one sentence. */
export function OrderHeadline({
  number,
  placedAt,
  status,
  canceling,
  claim,
  refunded,
  refunding,
  lost,
  arrival,
  now,
  back,
}: OrderHeadlineProps) {
  const t = useTranslations('order');
  const locale = useLocale();
  const shown = shownWithClaim(status, canceling, claim);
  const day = ON_ITS_WAY.some((way) => way === shown) ? arrivalWords(arrival, now, locale) : null;
  return (
    <div className="pt-6 pb-5 md:pt-10 md:pb-7">
      <p className="tabular text-small text-ink-2 md:text-ui">
        {t('placedOn', { date: dateText(placedAt, locale) })} · {number}
      </p>
      <h1 className="mt-1">
        {t.rich(`headline.${shown}`, { kind: claim?.kind ?? '', em: (word) => <em className="text-brand">{word}</em> })}
        {day && (
          <>
            {' '}
            <span className="inline-block">{t('arrives', day)}</span>
          </>
        )}
      </h1>
      <p className="mt-1.5 text-ui text-ink-2">
        {lost
          ? t('lostMoney', { amount: lost.amount, isBack: lost.isBack ? 'yes' : 'no' })
          : t(`subline.${shown}`, { back })}
      </p>
      {refunded && <p className="mt-1 text-ui text-ink-2">{t('partlyRefunded', { amount: refunded })}</p>}
      {refunding && <p className="mt-1 text-ui text-ink-2">{t('refundUnderWay', { amount: refunding })}</p>}
    </div>
  );
}
