import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Step = { label: string; note?: ReactNode };

/** Five steps as 4 px rules; `current` counts from 0, and the rule of the step under way is filled partly. */
export function StepsBar({ label, steps, current }: { label: string; steps: readonly Step[]; current: number }) {
  const t = useTranslations('common.step');
  return (
    <ol aria-label={label} className="grid auto-cols-fr grid-flow-col gap-1">
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'next';
        return (
          <li
            key={step.label}
            aria-current={state === 'now' ? 'step' : undefined}
            className={classNames(
              'tabular text-micro md:text-label',
              state === 'now' ? 'font-extrabold text-ink' : 'font-medium',
              state === 'next' ? 'text-ink-3' : 'text-ink',
            )}
          >
            <span aria-hidden className="mb-3.5 block h-1 bg-track">
              {state !== 'next' && (
                <i className={classNames('block h-full bg-brand', state === 'now' ? 'w-3/5' : 'w-full')} />
              )}
            </span>
            {step.label}
            <span className="sr-only"> ({t(state)})</span>
            {step.note && <small className="mt-0.5 hidden text-micro font-normal md:block">{step.note}</small>}
          </li>
        );
      })}
    </ol>
  );
}
