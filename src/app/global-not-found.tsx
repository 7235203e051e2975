import { SearchX } from 'lucide';
import type { Metadata } from 'next';
import { buttonClass } from '~/components/ui/button-class';
import { EmptyState } from '~/components/ui/empty-state';
import { loadMessages } from '~/i18n/messages';
import { routing } from '~/i18n/routing';
import '~/styles/globals.css';

const WORDS = routing.locales.map((locale) => ({ locale, ...loadMessages(locale).info.nowhere }));

export const metadata: Metadata = { title: WORDS.map(({ title }) => title).join(' · ') };

/** An address that is no page at all. It knows neither shop nor language, so it speaks all of them. */
export default function GlobalNotFound() {
  return (
    <html lang={routing.defaultLocale}>
      <body>
        <main className="wrap grid min-h-dvh content-center gap-5 py-14">
          <h1 className="sr-only">{WORDS[0]?.title}</h1>
          {WORDS.map(({ locale, title, hint, home, list }) => {
            const root = locale === routing.defaultLocale ? '' : `/${locale}`;
            return (
              <section key={locale} lang={locale}>
                <EmptyState
                  heading="h2"
                  icon={SearchX}
                  title={title}
                  action={
                    <span className="flex flex-wrap justify-center gap-2">
                      <a href={root || '/'} className={buttonClass({ variant: 'outline', size: 44 })}>
                        {home}
                      </a>
                      <a href={`${root}/products`} className={buttonClass({ size: 44 })}>
                        {list}
                      </a>
                    </span>
                  }
                >
                  {hint}
                </EmptyState>
              </section>
            );
          })}
        </main>
      </body>
    </html>
  );
}
