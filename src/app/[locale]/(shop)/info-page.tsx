import type { ReactNode } from 'react';
import { useTranslations } from 'next-intl';
import { Breadcrumb } from '~/components/ui/breadcrumb';
import type { Locale } from '~/shops/preset';
import { ShopFrame } from './shop-frame';

export type InfoPart = { readonly id: string; readonly title: string; readonly text: ReactNode };

/** A page of text: title, one sentence, parts one can link to. */
export function InfoPage({
  locale,
  title,
  intro,
  parts,
}: {
  locale: Locale;
  title: string;
  intro: string;
  parts: readonly InfoPart[];
}) {
  const t = useTranslations('info');
  return (
    <ShopFrame locale={locale} back={{ href: '/', title }}>
      <div className="wrap">
        <Breadcrumb crumbs={[{ label: t('home'), href: '/' }, { label: title }]} />
        <div className="max-w-[760px]">
          <h1 className="pt-4 md:pt-2">{title}</h1>
          <p className="tabular mt-2 text-ink-2">{intro}</p>
          {parts.map(({ id, title: heading, text }) => (
            <section key={id} id={id} className="mt-8 border-t border-ink pt-4">
              <h2 className="text-h3">{heading}</h2>
              <p className="tabular mt-2 text-ui/7 text-ink-2">{text}</p>
            </section>
          ))}
        </div>
      </div>
    </ShopFrame>
  );
}
