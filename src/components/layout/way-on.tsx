import type { IconNode } from 'lucide';
import type { ReactNode } from 'react';
import { EmptyState } from '~/components/ui/empty-state';

type WayOnProps = {
  icon: IconNode;
  title: string;
  hint: string;
  /** What helps most, as one button. */
  action: ReactNode;
  /** Where else one may go; plain addresses, for such a page may stand outside of everything. */
  ways: readonly { readonly href: string; readonly label: string }[];
};

/** A page that is not there, or that failed: what is so, one button that helps, and the ways on. */
export function WayOn({ icon, title, hint, action, ways }: WayOnProps) {
  return (
    <div className="wrap py-8 md:py-14">
      <h1 className="sr-only">{title}</h1>
      <EmptyState heading="h2" icon={icon} title={title} action={action}>
        {hint}
      </EmptyState>
      <ul className="mt-3 flex flex-wrap justify-center gap-x-6">
        {ways.map(({ href, label }) => (
          <li key={href}>
            <a
              href={href}
              className="flex min-h-tap items-center text-ui text-ink-2 underline underline-offset-4 hover:text-ink"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
