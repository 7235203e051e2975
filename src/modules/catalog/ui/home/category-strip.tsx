import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Picture } from '~/components/ui/picture';
import { TextLink } from '~/components/ui/text-link';
import { Link } from '~/i18n/navigation';
import { TILES, type Tile } from '../product-card';

type Face = { readonly slug: string; readonly name: string; readonly tile: Tile; readonly image: string };

export function CategoryStrip({ categories }: { categories: readonly Face[] }) {
  const t = useTranslations('home');
  return (
    <section className="wrap pt-14">
      <h2 className="sr-only">{t('categories')}</h2>
      <ul className="grid grid-cols-5 gap-x-2 gap-y-4 md:grid-cols-10 md:gap-3">
        {categories.map(({ slug, name, tile, image }) => (
          <li key={slug} className="min-w-0">
            <Link
              href={`/products?category=${slug}`}
              className="group grid justify-items-center gap-1.5 text-center text-micro font-medium md:gap-2 md:text-ui"
            >
              <span
                className={classNames(
                  'grid aspect-square w-full place-items-center rounded-r3 p-[4%] group-hover:bg-tile-2',
                  TILES[tile],
                )}
              >
                <Picture
                  src={image}
                  alt=""
                  size={120}
                  sizes="(max-width: 1023px) 20vw, 113px"
                  widths={[128, 256, 384]}
                  className="w-full"
                />
              </span>
              <span className="-mx-1 tracking-[-0.02em] wrap-normal md:mx-0 md:tracking-normal">{name}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-center">
        <TextLink href="/products">{t('categoriesAll')}</TextLink>
      </p>
    </section>
  );
}
