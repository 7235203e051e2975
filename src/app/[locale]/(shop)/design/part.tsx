import type { ReactNode } from 'react';

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 border-t border-ink pt-3.5">
      <h2 className="mb-4 text-ui tracking-[-0.011em]">{title}</h2>
      <div className="grid gap-3.5">{children}</div>
    </section>
  );
}
