import { useLocale } from 'next-intl';
import { formatTime, seoulClock } from '~/lib/time';

const DAY = { month: '2-digit', day: '2-digit', weekday: 'short' } as const;
const MINUTE = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;

/** A moment in Seoul, to the minute; the second is told to whoever points at it. */
export function AdminTime({ at }: { at: Date }) {
  const locale = useLocale();
  return (
    <time
      dateTime={at.toISOString()}
      title={formatTime(at, locale, { ...MINUTE, year: 'numeric', second: '2-digit' })}
      className="whitespace-nowrap"
    >
      {formatTime(at, locale, MINUTE)}
    </time>
  );
}

/** A day in Seoul, of what has no hour. */
export function AdminDay({ at }: { at: Date }) {
  const locale = useLocale();
  return (
    <time dateTime={seoulClock(at).slice(0, 10)} className="whitespace-nowrap">
      {formatTime(at, locale, DAY)}
    </time>
  );
}
