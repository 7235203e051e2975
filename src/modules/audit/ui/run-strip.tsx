import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '~/lib/time';

export type Run = {
  readonly id: number;
  readonly at: Date;
  readonly tookMs: number;
  readonly differences: number;
  readonly found: Readonly<Record<string, number>>;
};

const HEIGHT = 44;

/** The last looks from left to right: a low line where everything agreed, a taller bar the more differed. */
export function RunStrip({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations('books.runs');
  const locale = useLocale();
  const time = (at: Date) => formatTime(at, locale, { hour: '2-digit', minute: '2-digit' });
  const day = (at: Date) =>
    formatTime(at, locale, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  const lastBroken = runs.find(({ differences }) => differences > 0);
  const words = [
    t('label', { runs: runs.length, clean: runs.filter(({ differences }) => differences === 0).length }),
    lastBroken && t('lastDiffer', { at: day(lastBroken.at), count: lastBroken.differences }),
  ].filter(Boolean);
  const most = Math.max(1, ...runs.map(({ differences }) => differences));
  const tall = (differences: number) => (differences === 0 ? 4 : 12 + (differences / most) * (HEIGHT - 12));
  const oldest = runs.at(-1);
  return (
    <figure>
      <div aria-hidden className="flex items-end gap-0.5" style={{ height: HEIGHT }}>
        {runs.toReversed().map(({ id, differences }) => (
          <i
            key={id}
            className={`block min-w-0 max-w-2 flex-1 rounded-r1 ${differences === 0 ? 'bg-brand' : 'bg-error'}`}
            style={{ height: tall(differences) }}
          />
        ))}
      </div>
      <div aria-hidden className="tabular mt-1.5 flex justify-between text-micro text-ink-3">
        <span>{oldest && t('oldest', { at: time(oldest.at) })}</span>
        <span>{t('now')}</span>
      </div>
      <figcaption className="tabular mt-1 text-small text-ink-2">{words.join(' ')}</figcaption>
    </figure>
  );
}
