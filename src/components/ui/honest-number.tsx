import { classNames } from './class-names';

type HonestNumberProps = {
  value: number | string;
  unit: string;
  /** What it counts; a number never stands without it, unless the words are right beside. */
  label?: string;
  size?: 'card' | 'l' | 'xl';
  className?: string;
};

const SIZES = {
  card: 'text-[1.5rem]/none md:text-n-l',
  l: 'text-n-l',
  xl: 'text-n-xl tracking-[-0.05em]',
} as const;

export function HonestNumber({ value, unit, label, size = 'card', className }: HonestNumberProps) {
  return (
    <span className={classNames('tabular inline-flex items-baseline gap-[5px] whitespace-nowrap', className)}>
      <b className={classNames('font-extrabold tracking-[-0.04em]', SIZES[size])}>
        {value}
        <small className="unit">{unit}</small>
      </b>
      {label && <span className="text-micro font-semibold text-ink-2">{label}</span>}
    </span>
  );
}
