import { ChevronRight } from 'lucide';
import type { ComponentProps } from 'react';
import { Link } from '~/i18n/navigation';
import { classNames } from './class-names';
import { Icon } from './icon';

type TextLinkProps = ComponentProps<typeof Link> & { className?: string };

/** «전체 보기 ›»: a quiet link at the end of a heading, with a full touch target. */
export function TextLink({ className, children, ...rest }: TextLinkProps) {
  return (
    <Link
      {...rest}
      className={classNames(
        'inline-flex min-h-tap items-center gap-0.5 text-ui font-semibold whitespace-nowrap text-ink-2 hover:text-ink',
        className,
      )}
    >
      {children}
      <Icon of={ChevronRight} size={18} />
    </Link>
  );
}
