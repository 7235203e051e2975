import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Picture } from '~/components/ui/picture';
import { SectionHeading } from '~/components/ui/section-heading';
import { Stars } from '~/components/ui/stars';
import { Link } from '~/i18n/navigation';
import { languageOf } from '~/lib/language-of';
import { TILES, type Tile } from '~/modules/catalog/ui/product-card';
import { starsText } from './review-view';

type Word = {
  readonly id: string;
  readonly text: string;
  readonly ratingHalves: number;
  readonly slug: string;
  readonly product: string;
  readonly option: string;
  readonly tile: Tile;
  readonly image: string;
  /** null: whoever wrote it has left. */
  readonly author: string | null;
};

/** What buyers say, side by side; on a phone they scroll. Nothing said, no heading. */
export function BuyersWords({ words }: { words: readonly Word[] }) {
  const t = useTranslations('review');
  if (words.length === 0) return null;
  return (
    <section className="wrap pt-section">
      <SectionHeading title={t('words.title')} note={t('words.note')} />
      <ul className="no-bar relative -mx-gutter flex snap-x snap-mandatory scroll-px-gutter gap-4 overflow-x-auto px-gutter md:mx-0 md:grid md:grid-cols-3 md:gap-10 md:px-0">
        {words.map(({ id, text, ratingHalves, slug, product, option, tile, image, author }) => (
          <li key={id} className="w-70 flex-none snap-start md:w-auto">
            <Link href={`/products/${slug}/reviews`} className="group flex h-full flex-col border-t border-ink pt-4">
              <span>
                <Stars halves={ratingHalves} />
                <span className="sr-only">{t('list.given', { stars: starsText(ratingHalves) })}</span>
              </span>
              <p
                lang={languageOf(text)}
                className="mt-2 mb-4 line-clamp-4 text-body font-medium wrap-anywhere md:text-[1.0625rem]/7"
              >
                {text}
              </p>
              <span className="mt-auto flex items-center gap-3">
                <span className={classNames('size-14 flex-none rounded-r3 p-1', TILES[tile])}>
                  <Picture src={image} alt="" size={48} sizes="48px" widths={[48, 96, 128]} className="size-12" />
                </span>
                <span className="min-w-0 text-small text-ink-3">
                  <b lang={author === null ? undefined : languageOf(author)} className="block font-semibold text-ink">
                    {author ?? t('list.gone')}
                  </b>
                  <span className="line-clamp-2 group-hover:text-ink">
                    {product} · {option}
                  </span>
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
