import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';

/** The page's name. On a phone the bar on top says it already: there it is for those who cannot see the bar. */
export const PageTitle = ({ className, children }: { className?: string; children: ReactNode }) => (
  <h1 className={classNames('max-md:not-print:sr-only', className)}>{children}</h1>
);
