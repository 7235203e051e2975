import type { ReactNode } from 'react';
import { Logo } from '~/components/ui/mark';

type LonePageProps = { brand: { name: string; theme: 'energy' | 'spicy' }; home: string; children: ReactNode };

/** A page that stands outside every frame: the shop's name, which leads home, and what there is to say. */
export function LonePage({ brand, home, children }: LonePageProps) {
  return (
    <>
      <header className="wrap flex h-14 items-center border-b border-line md:h-18">
        <a href={home} className="flex min-h-tap items-center">
          <Logo {...brand} />
        </a>
      </header>
      <main className="wrap grid gap-8 py-14">{children}</main>
    </>
  );
}
