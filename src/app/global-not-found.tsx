import type { Metadata } from 'next';
import { loadMessages } from '~/i18n/messages';
import { routing } from '~/i18n/routing';
import '~/styles/globals.css';

const NAMES = routing.locales.map((locale) => ({ locale, ...loadMessages(locale).info.nowhere }));

export const metadata: Metadata = { title: NAMES.map(({ title }) => title).join(' · ') };

/** An address that is no page at all. It cannot know the language, so it speaks all of them. */
export default function GlobalNotFound() {
  return (
    <html lang={routing.defaultLocale}>
      <body>
        <main className="wrap grid min-h-dvh content-center gap-12">
          {NAMES.map(({ locale, title, hint, home }) => (
            <section key={locale} lang={locale}>
              <h1>{title}</h1>
              <p className="mt-2 mb-5 text-ink-2">{hint}</p>
              <a
                href={locale === routing.defaultLocale ? '/' : `/${locale}`}
                className="font-semibold text-brand underline underline-offset-4"
              >
                {home}
              </a>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
