import type { IconNode } from 'lucide';
import type { ComponentProps } from 'react';
import { Link } from '~/i18n/navigation';
import { classNames } from './class-names';
import { CountBadge } from './count-badge';
import { Icon } from './icon';

type Look = { icon: IconNode; label: string; count?: number; size?: 24 | 18; className?: string };

const look = (className?: string) =>
  classNames('relative inline-grid size-tap flex-none place-items-center', className);

export function IconButton({
  icon,
  label,
  count,
  size = 24,
  className,
  ...rest
}: Look & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button type="button" {...rest} aria-label={label} className={look(className)}>
      <Icon of={icon} size={size} />
      {count ? <CountBadge count={count} /> : null}
    </button>
  );
}

export function IconLink({ icon, label, count, size = 24, className, ...rest }: Look & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} aria-label={label} className={look(className)}>
      <Icon of={icon} size={size} />
      {count ? <CountBadge count={count} /> : null}
    </Link>
  );
}
