import { SearchX } from 'lucide';
import type { Metadata } from 'next';
import { LonePage, loneWays } from '~/components/layout/lone-page';
import { WayOn } from '~/components/layout/way-on';
import { buttonClass } from '~/components/ui/button-class';
import { loadMessages } from '~/i18n/messages';
import { routing } from '~/i18n/routing';
import '~/styles/globals.css';

const { missing: words, search, submitSearch } = loadMessages(routing.defaultLocale).layout;

export const metadata: Metadata = { title: words.title };

/** Where no language is in the address, as below /api: pages that are not there have the shop around them (`missing`). */
export default function GlobalNotFound() {
  return (
    <html lang={routing.defaultLocale}>
      <body>
        <LonePage root="" words={{ home: words.home, search, submitSearch }}>
          <WayOn
            icon={SearchX}
            title={words.title}
            hint={words.hint}
            action={
              <a href="/products" className={buttonClass({})}>
                {words.list}
              </a>
            }
            ways={loneWays('', words).filter(({ href }) => href !== '/products')}
          />
        </LonePage>
      </body>
    </html>
  );
}
