'use client';

import type { ReactNode } from 'react';
import { CountBadge } from '~/components/ui/count-badge';
import { useVisitor } from './visitor-store';

/** «회원가입 · 로그인» of a stranger, until it is known who is here. */
export function AccountSlot({
  stranger,
  accountHref,
  suffix,
}: {
  stranger: ReactNode;
  accountHref: string;
  suffix: string;
}) {
  const visitor = useVisitor();
  if (!visitor?.name) return <>{stranger}</>;
  return (
    <a href={accountHref} className="py-2 hover:text-ink">
      <b className="font-semibold text-ink">{visitor.name}</b>
      {suffix}
    </a>
  );
}

type CountedLinkProps = {
  href: string;
  label: string;
  /** Holds `{count}`. */
  countLabel: string;
  icon: ReactNode;
  /** What is counted; the bell is for members, and for others its place stays empty. */
  of: 'count' | 'unread';
};

/** The cart or the bell: another document, so this is a plain link. */
export function CountedLink({ href, label, countLabel, icon, of }: CountedLinkProps) {
  const visitor = useVisitor();
  const count = visitor?.[of] ?? 0;
  const isEmpty = of === 'unread' && !visitor?.name;
  return (
    <a
      href={href}
      aria-label={count > 0 ? countLabel.replace('{count}', String(count)) : label}
      className={`relative inline-grid size-tap flex-none place-items-center ${of === 'unread' ? 'max-md:order-first' : ''} ${isEmpty ? 'invisible' : ''}`}
    >
      {icon}
      {count > 0 && <CountBadge count={count} />}
    </a>
  );
}
