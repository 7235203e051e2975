import { useLocale } from 'next-intl';
import { formatTime } from '~/lib/time';

/** A moment in Seoul, to the minute. */
export function AdminTime({ at, seconds = false }: { at: Date; seconds?: boolean }) {
  const locale = useLocale();
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {formatTime(at, locale, {
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        ...(seconds ? { second: '2-digit' } : {}),
      })}
    </time>
  );
}
