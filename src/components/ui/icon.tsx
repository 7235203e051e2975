import type { LucideIcon } from 'lucide-react';
import { classNames } from './class-names';

type IconProps = { of: LucideIcon; size?: 24 | 18 | 14; filled?: boolean; className?: string };

/** Decoration beside words: the words carry the meaning, so it is hidden from assistive technology. */
export function Icon({ of: Shape, size = 24, filled = false, className }: IconProps) {
  return (
    <Shape
      aria-hidden
      size={size}
      strokeWidth={1.6}
      className={classNames('flex-none', filled && 'fill-current stroke-none', className)}
    />
  );
}
