'use client';

import { Minus, Plus } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from './icon';

type StepperProps = {
  /** What is counted, for the button names: «수비드 닭가슴살 하나 줄이기». */
  name: string;
  value: number;
  min?: number;
  max?: number;
  disabled?: boolean;
  onChange: (value: number) => void;
};

const END = 'grid h-tap place-items-center disabled:text-line-2 enabled:hover:text-brand';

export function Stepper({ name, value, min = 1, max = 99, disabled = false, onChange }: StepperProps) {
  const t = useTranslations('common.stepper');
  return (
    <div
      role="group"
      aria-label={t('quantity', { name })}
      className="tabular inline-grid h-tap w-32 grid-cols-[44px_1fr_44px] items-center rounded-button bg-surface text-center text-ui font-semibold shadow-[inset_0_0_0_1px_var(--line-2)]"
    >
      <button
        type="button"
        className={END}
        aria-label={t('decrease', { name })}
        disabled={disabled || value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Icon of={Minus} size={18} />
      </button>
      <output aria-live="polite">{value}</output>
      <button
        type="button"
        className={END}
        aria-label={t('increase', { name })}
        disabled={disabled || value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Icon of={Plus} size={18} />
      </button>
    </div>
  );
}
