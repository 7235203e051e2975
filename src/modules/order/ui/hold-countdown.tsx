'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { HoldStrip } from '~/components/ui/hold-strip';
import { useRouter } from '~/i18n/navigation';
import { clockText, useSecondsLeft } from './remaining-time';

type Hold = { placedAt: Date; expiresAt: Date; now: Date };

type HoldCountdownProps = {
  /** As the server told it last; null where it keeps nothing, or nothing any more. */
  hold: Hold | null;
  lines: number;
  /** What becomes of the lines at zero: back to the cart they never left, to nowhere, or the end of an order. */
  after: 'CART' | 'DIRECT' | 'ORDER';
};

/** From here on it is said aloud, once; before that a screen reader is left in peace. */
const LAST_SECONDS = 60;

/**
 * What is held and for how long, counted down by the server's clock. At zero, and when the browser brings the page back, the
 * server is asked: another window may have been opened meanwhile, which extends the time once. What was held stays told when it
 * is over.
 */
export function HoldCountdown({ hold, lines, after }: HoldCountdownProps) {
  const [last, setLast] = useState(hold);
  if (hold && hold.now.getTime() !== last?.now.getTime()) setLast(hold);
  return last && <Countdown hold={last} isOver={hold === null} lines={lines} after={after} />;
}

function Countdown({ hold, isOver, lines, after }: HoldCountdownProps & { hold: Hold; isOver: boolean }) {
  const t = useTranslations('checkout.hold');
  const router = useRouter();
  const { placedAt, expiresAt, now } = hold;
  const counted = useSecondsLeft(now.getTime(), expiresAt.getTime());
  const left = isOver ? 0 : counted;
  const whole = (expiresAt.getTime() - placedAt.getTime()) / 1000;
  // Not what the server itself said is over: that is known.
  const ranOut = left === 0 && !isOver && expiresAt > now;
  useEffect(() => {
    if (ranOut) router.refresh();
  }, [ranOut, router]);
  useEffect(() => {
    const broughtBack = (event: PageTransitionEvent) => event.persisted && router.refresh();
    window.addEventListener('pageshow', broughtBack);
    return () => window.removeEventListener('pageshow', broughtBack);
  }, [router]);
  return (
    <HoldStrip time={clockText(left)} percent={whole > 0 ? (left / whole) * 100 : 0}>
      <p>{left > 0 ? t('held', { lines }) : t('over')}</p>
      <p>{left > 0 ? t(`atZero.${after}`) : t(`overNext.${after}`)}</p>
      <p role="status" className="sr-only">
        {left === 0 ? `${t('over')} ${t(`overNext.${after}`)}` : left <= LAST_SECONDS ? t('lastMinute') : ''}
      </p>
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
