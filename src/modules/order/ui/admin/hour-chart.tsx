import { useTranslations } from 'next-intl';
import { labelAt, LAST_HOUR, type LabelSide } from './hour-label';

type HourChartProps = {
  /** Orders of each hour of the day, 24 numbers each: of today, and of the same day a week ago. */
  today: readonly number[];
  before: readonly number[];
  /** The hour it is. */
  hour: number;
};

const TOPS = [2, 4, 6, 10, 20, 40, 60, 100, 200, 400, 600, 1000];
const TICKS = [0, 6, 12, 18, LAST_HOUR];

/** The least round number, and an even one, that nothing stands above. */
const topOf = (most: number) => TOPS.find((top) => top >= most) ?? Math.ceil(most / 1000) * 1000;

const LABELS = {
  above: '-mt-7 -translate-x-1/2',
  aboveLeft: '-mt-7 -translate-x-full',
  right: 'ml-2 bg-ground px-1 -translate-y-1/2',
} as const satisfies Record<LabelSide, string>;

/** Orders by the hour: today as a line until now, the same day a week ago dashed. The numbers stand in a table for whoever cannot see it. */
export function HourChart({ today, before, hour }: HourChartProps) {
  const t = useTranslations('admin.today.hours');
  const top = topOf(Math.max(...today, ...before));
  const [x, y] = [(at: number) => (at / LAST_HOUR) * 100, (count: number) => 100 - (count / top) * 100];
  const line = (counts: readonly number[]) => counts.map((count, at) => `${x(at)},${y(count)}`).join(' ');
  const now = today[hour] ?? 0;
  const place = (at: number, count: number) => ({ left: `${x(at)}%`, top: `${y(count)}%` });
  const label = labelAt(today, hour);
  return (
    <>
      <div aria-hidden className="relative mt-8 mr-4 mb-9 ml-9 h-56 text-micro text-ink-3">
        {[0, top / 2, top].map((count) => (
          <span key={count} className="absolute inset-x-0 border-t border-line" style={{ top: `${y(count)}%` }}>
            <span className="tabular absolute -left-9 w-7 -translate-y-1/2 text-right">{count}</span>
          </span>
        ))}
        {TICKS.map((at) => (
          <span
            key={at}
            className="tabular absolute top-full mt-2 -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${x(at)}%` }}
          >
            {t('hour', { hour: at })}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible">
          <polyline
            points={line(before)}
            className="fill-none stroke-line-2"
            strokeWidth={1.5}
            strokeDasharray="4 4"
            vectorEffect="non-scaling-stroke"
          />
          <polyline
            points={line(today.slice(0, hour + 1))}
            className="fill-none stroke-brand"
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <span
          className="absolute size-3 -translate-1/2 rounded-full border-[2.5px] border-brand bg-lime"
          style={place(hour, now)}
        />
        <b
          className={`tabular absolute whitespace-nowrap text-ink ${LABELS[label.side]}`}
          style={place(hour, label.count)}
        >
          {t('now', { hour, count: now })}
        </b>
      </div>
      <table className="sr-only">
        <caption>{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column')}</th>
            <th scope="col">{t('today')}</th>
            <th scope="col">{t('before')}</th>
          </tr>
        </thead>
        <tbody>
          {before.map((count, at) => (
            <tr key={at}>
              <th scope="row">{t('hour', { hour: at })}</th>
              <td>{at > hour ? t('notYet') : today[at]}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Which line is which, beside the chart's name. */
export function HourKey() {
  const t = useTranslations('admin.today.hours');
  return (
    <span className="flex items-center gap-4">
      <span className="flex items-center gap-1.5">
        {t('today')}
        <i aria-hidden className="w-4 border-t-2 border-brand" />
      </span>
      <span className="flex items-center gap-1.5">
        {t('before')}
        <i aria-hidden className="w-4 border-t-[1.5px] border-dashed border-line-2" />
      </span>
    </span>
  );
}
