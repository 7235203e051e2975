import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { PageTitle } from '~/components/layout/page-title';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import type { Locale } from '~/shops/preset';
import { ShopFrame } from './shop-frame';

export type InfoPart = {
  readonly id: string;
  readonly title: string;
  readonly text: ReactNode;
  /** What is better shown than told, below the text. */
  readonly table?: ReactNode;
};

type InfoPageProps = { locale: Locale; title: string; intro: string; parts: readonly InfoPart[] };

/** A page of text: title, one sentence, what it holds, and parts one can link to. */
export function InfoPage({ locale, title, intro, parts }: InfoPageProps) {
  const t = useTranslations('info');
  return (
    <ShopFrame locale={locale} back={{ href: '/', title }}>
      <div className="wrap">
        <Breadcrumb crumbs={[{ label: t('home'), href: '/' }, { label: title }]} />
        <PageTitle className="pt-2">{title}</PageTitle>
        <p className="tabular mt-4 max-w-[760px] text-ink-2 md:mt-2">{intro}</p>
        <div className="mt-6 grid gap-x-16 md:mt-10 md:grid-cols-[240px_minmax(0,760px)]">
          <nav aria-label={t('contents')}>
            <ol className="border-t-2 border-ink py-1.5 md:sticky md:top-[150px]">
              {parts.map(({ id, title: heading }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="flex min-h-tap items-center text-ui font-medium hover:text-brand md:min-h-9"
                  >
                    {heading}
                  </a>
                </li>
              ))}
            </ol>
          </nav>
          <div className="border-t-2 border-ink max-md:mt-4">
            {parts.map(({ id, title: heading, text, table }) => (
              <section
                key={id}
                id={id}
                className="scroll-mt-28 border-line pt-6 pb-8 not-first:border-t md:scroll-mt-40"
              >
                <h2 className="text-h3">{heading}</h2>
                <p className="tabular mt-2 text-body text-ink-2">{text}</p>
                {table}
              </section>
            ))}
          </div>
        </div>
      </div>
    </ShopFrame>
  );
}
