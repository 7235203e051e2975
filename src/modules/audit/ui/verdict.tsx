import { CircleAlert, CircleCheck, CircleDashed } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { CHECK_KEYS, RUN_STALE_MINUTES } from '../rules';
import { secondsBetween, useAge } from './age';
import { RunStrip, type Run } from './run-strip';

/** What the last look found, in one sentence, with the looks before it. */
export function Verdict({ runs, now }: { runs: readonly Run[]; now: Date }) {
  const t = useTranslations('books.verdict');
  const locale = useLocale();
  const age = useAge();
  const [last] = runs;
  const broken = Object.keys(last?.found ?? {}).length;
  const words = {
    checks: CHECK_KEYS.length,
    broken,
    count: last?.differences ?? 0,
    seconds: ((last?.tookMs ?? 0) / 1_000).toLocaleString(locale, { maximumFractionDigits: 1 }),
  };
  const state = !last ? 'never' : last.differences === 0 ? 'agree' : 'differ';
  const silent = last ? secondsBetween(last.at, now) : 0;
  return (
    <div className="mb-9 grid gap-x-12 gap-y-5 border-b border-line pb-5 lg:grid-cols-[minmax(0,1fr)_minmax(280px,420px)] lg:items-center">
      <div>
        <h2 className="flex items-center gap-2.5 text-[1.5rem]/8 font-extrabold tracking-[-0.035em] lg:text-[1.75rem]/9">
          <Icon
            of={state === 'never' ? CircleDashed : state === 'agree' ? CircleCheck : CircleAlert}
            className={state === 'never' ? 'text-ink-3' : state === 'agree' ? 'text-ok' : 'text-error'}
          />
          {t(state, words)}
        </h2>
        <p className="tabular mt-1 text-ui text-ink-2">{t(`${state}Text`, words)}</p>
      </div>
      {last && <RunStrip runs={runs} />}
      {last && silent > RUN_STALE_MINUTES * 60 && (
        <Notice tone="warn" className="lg:col-span-2">
          {t('stale', { age: age(silent) })}
        </Notice>
      )}
    </div>
  );
}
