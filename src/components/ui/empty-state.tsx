import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from './icon';

type EmptyStateProps = {
  icon: IconNode;
  title: ReactNode;
  /** `h2` where it stands right under the page's title. */
  heading?: 'h2' | 'h3';
  children?: ReactNode;
  action?: ReactNode;
};

/** What is so, one line that helps, one button. */
export function EmptyState({ icon, title, heading: Heading = 'h3', children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center rounded-r3 bg-tile px-5 py-9 text-center">
      <Icon of={icon} className="text-ink-3" />
      <Heading className="mt-3 text-[1.0625rem]/6">{title}</Heading>
      {children && <p className="mt-0.5 text-ui text-ink-2">{children}</p>}
      {action && <div className="mt-[18px]">{action}</div>}
    </div>
  );
}
