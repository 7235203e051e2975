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
    <div className="pb-[calc(64px+env(safe-area-inset-bottom))] md:pb-0">
      <SkipLink />
      <Header {...header} />
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <Footer {...footer} />
      {bottomBar ?? <TabBar {...tabs} />}
    </div>
  );
}
