'use client';

import { useTranslations } from 'next-intl';
import { HoldStrip } from '~/components/ui/hold-strip';
import { clockText, useSecondsLeft } from './remaining-time';

type HoldCountdownProps = {
  placedAt: Date;
  expiresAt: Date;
  now: Date;
  lines: number;
  /** What becomes of the lines at zero: back to the cart they never left, to nowhere, or the end of an order. */
  after: 'CART' | 'DIRECT' | 'ORDER';
};

/** What is held and for how long, counted down by the server's clock. */
export function HoldCountdown({ placedAt, expiresAt, now, lines, after }: HoldCountdownProps) {
  const t = useTranslations('checkout.hold');
  const left = useSecondsLeft(now.getTime(), expiresAt.getTime());
  const whole = (expiresAt.getTime() - placedAt.getTime()) / 1000;
  return (
    <HoldStrip time={clockText(left)} percent={whole > 0 ? (left / whole) * 100 : 0}>
      <p>{left > 0 ? t('held', { lines }) : t('over')}</p>
      <p>{left > 0 ? t(`atZero.${after}`) : t(`overNext.${after}`)}</p>
    </HoldStrip>
  );
}

/** The time left as a bare number, for a sentence. */
export function TimeLeft({ expiresAt, now }: { expiresAt: Date; now: Date }) {
  const left = useSecondsLeft(now.getTime(), expiresAt.getTime());
  return (
    <b role="timer" className="tabular">
      {clockText(left)}
    </b>
  );
}
