import type { ReactNode } from 'react';
import { PageTitle } from '~/components/layout/page-title';

type DoorProps = {
  title: string;
  lead: string;
  notice?: ReactNode;
  children: ReactNode;
  other: { text: string; link: string; href: string };
};

/** One narrow column: what the page is for, its form, and the way to the other door. */
export function Door({ title, lead, notice, children, other }: DoorProps) {
  return (
    <div className="mx-auto w-full max-w-[420px] px-gutter pt-8 md:px-0 md:pt-14">
      <PageTitle>{title}</PageTitle>
      <p className="mt-1 mb-6 text-ui text-ink-2">{lead}</p>
      {notice && <div className="mb-4">{notice}</div>}
      {children}
      <p className="mt-6 flex items-center justify-center gap-2 border-t border-line pt-4 text-ui text-ink-2">
        {other.text}
        <a
          href={other.href}
          className="inline-flex min-h-tap items-center font-semibold text-brand underline underline-offset-3"
        >
          {other.link}
        </a>
      </p>
    </div>
  );
}
