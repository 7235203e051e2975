import { ChevronDown } from 'lucide';
import { useFormatter, useTranslations } from 'next-intl';
import { Bar } from '~/components/ui/bar';
import { Icon } from '~/components/ui/icon';
import { SectionHeading } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import { amountOfCondition, goalScores, type GoalCondition, type GoalScore } from '~/modules/catalog/rules/goal-score';
import type { NutritionFacts } from '~/modules/nutrition/rules';

/** How far one serving keeps the conditions of each goal, and why: every row opens without script. */
export function GoalProfile({ facts }: { facts: NutritionFacts }) {
  const t = useTranslations('catalog.product.profile');
  return (
    <section className="pt-section">
      <SectionHeading title={t('title')} note={t('note')} />
      <ul className="border-t-2 border-ink">
        {goalScores(facts).map((score) => (
          <li key={score.goal} className="border-b border-line">
            <GoalRow {...score} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GoalRow({ goal, score, conditions }: GoalScore) {
  const t = useTranslations('catalog.product.profile');
  const goals = useTranslations('home.goals');
  const format = useFormatter();
  const parts = conditions.map(({ fulfilment }) => format.number(fulfilment, { style: 'percent' }));
  return (
    <details className="group">
      <summary className="relative grid cursor-pointer list-none grid-cols-[1fr_auto_24px] items-center gap-x-3 gap-y-2 py-3.5 md:grid-cols-[220px_minmax(0,1fr)_88px_auto_24px] md:gap-x-6 [&::-webkit-details-marker]:hidden">
        <b className="text-ui font-bold">{goals(`${goal}.name`)}</b>
        <b className="tabular text-right text-n-m font-extrabold tracking-[-0.02em] md:col-start-3 md:row-start-1">
          {t('score', { score })}
        </b>
        <Icon
          of={ChevronDown}
          size={18}
          className="justify-self-end text-ink-3 transition-transform group-open:rotate-180 md:col-start-5 md:row-start-1"
        />
        <Bar
          percent={score}
          height={8}
          fill={score === 100 ? 'bg-brand' : 'bg-ink-2'}
          className="col-span-3 md:col-span-1 md:col-start-2 md:row-start-1"
        />
        <span className="text-small text-ink-2 max-md:sr-only md:col-start-4 md:row-start-1">{t('why')}</span>
      </summary>
      <div className="grid gap-x-6 pb-5 md:grid-cols-[220px_minmax(0,1fr)]">
        <p className="mb-3 text-small text-ink-2">{goals(`${goal}.rule`)}</p>
        <div className="rounded-r3 bg-tile px-4 py-3.5">
          <ul className="tabular grid gap-1.5 text-label">
            {conditions.map((condition) => (
              <li key={condition.metric}>
                <Condition {...condition} />
              </li>
            ))}
          </ul>
          <p className="tabular mt-2.5 border-t border-line-2 pt-2.5 text-label text-ink-2">
            {t('sum', { parts: parts.join(' × '), score })}
          </p>
          <TextLink href={`/products?tag=${goal}`} className="-mb-2">
            {t('others')}
          </TextLink>
        </div>
      </div>
    </details>
  );
}

/** «열량 가운데 단백질 36%. 조건은 40% 이상이라 90% 채워요.» */
function Condition(condition: GoalCondition) {
  const t = useTranslations('catalog.product.profile');
  const format = useFormatter();
  const { metric, min, max, fulfilment } = condition;
  const amount = amountOfCondition(condition);
  const limit =
    min !== undefined && max !== undefined
      ? t('between', { min: t(`amounts.${metric}`, { amount: min }), max: t(`amounts.${metric}`, { amount: max }) })
      : min === undefined
        ? t('atMost', { max: t(`amounts.${metric}`, { amount: max ?? 0 }) })
        : t('atLeast', { min: t(`amounts.${metric}`, { amount: min }) });
  const values = { name: t(`metrics.${metric}`), limit, percent: format.number(fulfilment, { style: 'percent' }) };
  if (amount === null) return <>{t('conditionUnknown', values)}</>;
  const shown = t(`amounts.${metric}`, { amount });
  return <>{t(fulfilment === 1 ? 'conditionKept' : 'conditionMissed', { ...values, amount: shown })}</>;
}
