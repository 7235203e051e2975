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

type CartLinkProps = { href: string; label: string; countLabel: string; icon: ReactNode };

/** The cart is another document, so this is a plain link. `countLabel` holds `{count}`. */
export function CartLink({ href, label, countLabel, icon }: CartLinkProps) {
  const count = useVisitor()?.count ?? 0;
  return (
    <a
      href={href}
      aria-label={count > 0 ? countLabel.replace('{count}', String(count)) : label}
      className="relative inline-grid size-tap flex-none place-items-center"
    >
      {icon}
      {count > 0 && <CountBadge count={count} />}
    </a>
  );
}
