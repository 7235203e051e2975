import { CircleAlert, CircleCheck, CircleDashed } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { CHECK_GROUPS, CHECK_KEYS, CHECKS, type CheckKey } from '../rules';

type CheckListProps = {
  /** What the last look found, by check; null where nobody has looked yet. */
  found: Readonly<Record<string, number>> | null;
};

/** Everything that is checked, in plain words, with how the last look ended. */
export function CheckList({ found }: CheckListProps) {
  const t = useTranslations('books');
  return (
    <div className="columns-1 gap-x-12 md:columns-2">
      {CHECK_GROUPS.map((group) => (
        <section key={group} aria-labelledby={`group-${group}`} className="break-inside-avoid pt-4">
          <h3 id={`group-${group}`} className="text-small font-semibold text-ink-3">
            {t(`group.${group}`)}
          </h3>
          <ul>
            {CHECK_KEYS.filter((key) => CHECKS[key].group === group).map((key) => (
              <Check key={key} name={key} count={found ? (found[key] ?? 0) : null} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Check({ name, count }: { name: CheckKey; count: number | null }) {
  const t = useTranslations('books');
  const state =
    count === null
      ? { icon: CircleDashed, tone: 'text-ink-3', word: t('checks.unknown') }
      : count === 0
        ? { icon: CircleCheck, tone: 'text-ok', word: t('checks.ok') }
        : { icon: CircleAlert, tone: 'text-error', word: t('checks.differ', { count }) };
  return (
    <li className="grid break-inside-avoid grid-cols-[18px_minmax(0,1fr)] gap-x-2.5 border-b border-line py-2.5">
      <Icon of={state.icon} size={18} className={`mt-0.5 ${state.tone}`} />
      <div>
        <p className="flex flex-wrap items-baseline gap-x-2 text-ui font-semibold">
          {t(`check.${name}.title`)}
          <span className={`tabular text-small font-medium ${count ? 'text-error' : 'text-ink-3'}`}>{state.word}</span>
        </p>
        <p className="text-small text-ink-2">{t(`check.${name}.text`)}</p>
      </div>
    </li>
  );
}
