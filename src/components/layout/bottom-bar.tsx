import type { ReactNode } from 'react';

/** The bar that decides on a phone (buy, order, pay): 52 px controls over the safe area, in place of the tab bar. */
export function BottomBar({ children }: { children: ReactNode }) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-2 border-t border-line bg-surface px-4 pt-2 pb-[calc(8px+env(safe-area-inset-bottom))] md:hidden">
      {children}
    </div>
  );
}
