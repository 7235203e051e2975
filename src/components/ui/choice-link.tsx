import type { ComponentProps } from 'react';
import { Link } from '~/i18n/navigation';

type ChoiceLinkProps = Omit<ComponentProps<typeof Link>, 'href'> & {
  href: string;
  /** Whether the address holds it now. */
  on: boolean;
  /** One that would leave nothing stays where it is, and is not to be followed. */
  disabled?: boolean;
};

/** One value of what the address of a list holds, as a link to the list with it; robots have no use for all of them. */
export function ChoiceLink({ href, on, disabled = false, className, children, ...rest }: ChoiceLinkProps) {
  if (disabled) {
    return (
      <a role="link" aria-disabled="true" aria-label={rest['aria-label']} className={className}>
        {children}
      </a>
    );
  }
  return (
    <Link {...rest} href={href} scroll={false} rel="nofollow" aria-current={on || undefined} className={className}>
      {children}
    </Link>
  );
}
