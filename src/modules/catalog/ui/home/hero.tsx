import Image from 'next/image';
import { NextIntlClientProvider, useFormatter, useMessages, useTranslations } from 'next-intl';
import type { Locale } from '~/shops/preset';
import type { Axis } from '~/modules/catalog/rules';
import { Ruler } from './ruler';

type Mark = { readonly at: number; readonly slug: string; readonly name: string; readonly image: string };
export type HeroAxis = { readonly axis: Axis; readonly counts: readonly number[]; readonly marks: readonly Mark[] };

/** The headline and the ruler; pictures are drawn here, so that the ruler itself ships none of the picture code. */
export function Hero({ ruler, locale }: { ruler: readonly HeroAxis[]; locale: Locale }) {
  const t = useTranslations('home');
  const format = useFormatter();
  const { home } = useMessages();
  const axes = ruler.map(({ axis, counts, marks }, index) => ({
    axis,
    counts,
    marks: marks.map(({ at, slug, name, image }) => ({
      at,
      slug,
      name: t('ruler.mark', { name, number: t(`ruler.${axis}.number`, { value: format.number(at) }) }),
      number: t(`ruler.${axis}.number`, { value: format.number(at) }),
      picture: (
        <Image
          src={image}
          alt=""
          width={188}
          height={188}
          sizes="(max-width: 1023px) 132px, 188px"
          loading={index === 0 ? 'eager' : 'lazy'}
          fetchPriority={index === 0 ? 'high' : undefined}
          className="w-full"
        />
      ),
    })),
  }));
  return (
    <section className="overflow-hidden pt-5 md:pt-10">
      <NextIntlClientProvider locale={locale} messages={{ home: { ruler: home.ruler } }}>
        <Ruler
          axes={axes}
          heading={
            <div>
              <h1 className="text-display font-bold tracking-[-0.032em]">
                {t.rich('headline', { line: (words) => <span className="max-md:block">{words}</span> })}
              </h1>
              <p className="mt-2 text-ui/6 text-ink-2 md:text-[1.0625rem]/7">{t('intro')}</p>
            </div>
          }
        />
      </NextIntlClientProvider>
    </section>
  );
}
