import type { ReactNode } from 'react';
import { Footer, type FooterProps } from './footer';
import { Header, type HeaderProps } from './header';
import { SkipLink } from './skip-link';
import { TabBar, type TabBarItem } from './tab-bar';

export type PageShellProps = {
  header: HeaderProps;
  footer: FooterProps;
  tabs: { items: readonly TabBarItem[]; current?: string };
  /** A BottomBar of the page's own, in place of the tab bar. */
  bottomBar?: ReactNode;
  children: ReactNode;
};

/** Skip link, header, content, footer and the bar at a phone's lower edge. */
export function PageShell({ header, footer, tabs, bottomBar, children }: PageShellProps) {
  return (
    <div className="pb-[calc(64px+env(safe-area-inset-bottom))] md:pb-0 print:pb-0">
      <SkipLink />
      <Header {...header} />
      {/* As tall as what the header leaves: a short page that is followed by a longer one moves no footer that can be seen. */}
      <main
        id="content"
        tabIndex={-1}
        className="min-h-[calc(100svh-56px)] outline-none md:min-h-[calc(100svh-156px)] print:min-h-0"
      >
        {children}
      </main>
      <Footer {...footer} />
      {bottomBar ?? <TabBar {...tabs} />}
    </div>
  );
}
