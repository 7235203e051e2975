import type { IconNode } from 'lucide';
import { classNames } from './class-names';

/** Stars in rows are larger beside larger words. */
export type StarSize = 16 | 22 | 36;

type IconProps = { of: IconNode; size?: 24 | 18 | 14 | StarSize; filled?: boolean; className?: string };

/** Decoration beside words: the words carry the meaning, so it is hidden from assistive technology. */
export function Icon({ of: shapes, size = 24, filled = false, className }: IconProps) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames('flex-none', filled && 'fill-current stroke-none', className)}
    >
      {shapes.map(([Shape, attributes], at) => (
        <Shape key={at} {...attributes} />
      ))}
    </svg>
  );
}
