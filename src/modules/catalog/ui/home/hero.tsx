import { NextIntlClientProvider, useFormatter, useMessages, useTranslations } from 'next-intl';
import { Picture } from '~/components/ui/picture';
import type { Locale } from '~/shops/preset';
import { AXES, type Axis } from '~/modules/catalog/rules';
import { fitting } from './fitting';
import { Ruler } from './ruler';

type Mark = { readonly at: number; readonly slug: string; readonly name: string; readonly image: string };
export type HeroAxis = { readonly axis: Axis; readonly counts: readonly number[]; readonly marks: readonly Mark[] };

/** The headline and the ruler; pictures are drawn here, so that the ruler itself ships none of the picture code. */
export function Hero({ ruler, locale }: { ruler: readonly HeroAxis[]; locale: Locale }) {
  const t = useTranslations('home');
  const format = useFormatter();
  const { home } = useMessages();
  const firstWords = (axis: Axis, counts: readonly number[]) => {
    const { start, max } = AXES[axis];
    const fit = t(`ruler.${axis}.fit`, { value: start });
    return {
      fit,
      intro: t(`ruler.${axis}.intro`, { value: start }),
      show: t('ruler.show', { what: fit, count: fitting({ axis, counts }, start) }),
      end: t(`ruler.${axis}.end`, { value: max }),
    };
  };
  const axes = ruler.map(({ axis, counts, marks }, index) => ({
    axis,
    counts,
    first: firstWords(axis, counts),
    marks: marks.map(({ at, slug, name, image }) => ({
      at,
      slug,
      name: t('ruler.mark', { name, number: t(`ruler.${axis}.number`, { value: format.number(at) }) }),
      number: t(`ruler.${axis}.number`, { value: format.number(at) }),
      picture: (
        <Picture
          src={image}
          alt=""
          size={188}
          sizes="(max-width: 1023px) 132px, 188px"
          widths={[256, 384, 640]}
          eager={index === 0 && 'first'}
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
            <h1 className="text-display font-bold tracking-[-0.032em]">
              {t.rich('headline', { line: (words) => <span className="max-md:block">{words}</span> })}
            </h1>
          }
        />
      </NextIntlClientProvider>
    </section>
  );
}
