import { LoaderCircle } from 'lucide';
import type { ComponentProps } from 'react';
import { buttonClass, type ButtonLook } from './button-class';
import { Icon } from './icon';

type ButtonProps = ComponentProps<'button'> & ButtonLook & { pending?: boolean };

/** While pending it keeps its place and the focus, and neither submits nor clicks a second time. */
export function Button({
  variant,
  size,
  wide,
  snug,
  className,
  pending = false,
  type = 'button',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? 'button' : type}
      onClick={pending ? undefined : onClick}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      className={buttonClass({ variant, size, wide, snug, className })}
    >
      {pending && <Icon of={LoaderCircle} size={18} className="animate-spin motion-reduce:animate-none" />}
      {children}
    </button>
  );
}
