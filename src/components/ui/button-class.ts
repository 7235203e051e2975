import { classNames } from './class-names';

export type ButtonVariant = 'primary' | 'outline' | 'ghost' | 'danger' | 'lime';
export type ButtonSize = 40 | 44 | 52 | 56;

export type ButtonLook = {
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
  /** Shares a row that is too narrow for its padding. */
  snug?: boolean;
  className?: string;
};

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-button font-semibold tracking-[-0.015em] whitespace-nowrap ' +
  'transition-colors aria-busy:cursor-progress disabled:cursor-not-allowed';

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-brand text-on-brand enabled:hover:bg-brand-hover [a&]:hover:bg-brand-hover',
  outline: 'border border-line-2 bg-surface text-ink enabled:hover:border-ink [a&]:hover:border-ink',
  ghost: 'text-ink-2 enabled:hover:text-ink [a&]:hover:text-ink',
  danger: 'border border-error bg-surface text-error enabled:hover:bg-error-soft [a&]:hover:bg-error-soft',
  lime: 'bg-lime font-bold text-on-lime',
};

// A disabled button keeps readable words: grey ground, second ink.
const DISABLED = 'disabled:border-transparent disabled:bg-tile-2 disabled:text-ink-2';

const SIZES: Readonly<Record<ButtonSize, string>> = {
  40: 'h-11 text-label md:h-10',
  44: 'h-11 text-ui',
  52: 'h-13 text-body',
  56: 'h-14 text-body',
};

function padding({ variant, size = 52, snug }: ButtonLook): string {
  if (snug) return 'px-1';
  if (variant === 'ghost') return 'px-2';
  return size < 52 ? 'px-4' : 'px-6';
}

export function buttonClass(look: ButtonLook): string {
  const { variant = 'primary', size = 52, wide = false, className } = look;
  return classNames(
    BASE,
    VARIANTS[variant],
    variant !== 'ghost' && DISABLED,
    SIZES[size],
    padding(look),
    wide && 'w-full',
    className,
  );
}
