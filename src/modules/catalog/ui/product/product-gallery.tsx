import { Maximize2 } from 'lucide';
import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { perServing } from '~/modules/nutrition/rules';
import { TILES } from '../product-card';
import { WhenChosen } from './chosen';
import { Gallery } from './gallery';
import { ValueBlock } from './value-block';
import { picturesOf, type Picture, type ProductData } from './product-data';

/** So many thumbnails stand beside a picture; where there are more pictures, the last stands for the rest. */
const THUMBS = 8;

export function ProductGallery({ product }: { product: ProductData }) {
  const t = useTranslations('catalog.product');
  const live = useTranslations('catalog.live.zoom');
  const nameOf = ({ kind, flavour, alt }: Picture) =>
    alt ?? t(`pictures.${kind}`, { name: flavour ? `${product.name} ${flavour}` : product.name });
  const pictures = picturesOf(product).map((picture, index) => ({
    name: nameOf(picture),
    src: picture.src,
    isScene: picture.kind === 'styled',
    thumb:
      picture.kind === 'nutrition' ? (
        <span className="text-micro font-bold">{t('thumbNutrition')}</span>
      ) : (
        <Image
          src={picture.src}
          alt=""
          width={72}
          height={72}
          sizes="72px"
          className={classNames(
            'w-full',
            picture.kind !== 'pack' && 'scale-125',
            picture.kind === 'styled' && 'drawn-scene',
          )}
        />
      ),
    large: (
      <Image
        src={picture.src}
        alt={nameOf(picture)}
        width={1000}
        height={1000}
        sizes={picture.kind === 'pack' ? '(max-width: 640px) 86vw, 550px' : '(max-width: 640px) 100vw, 640px'}
        loading={index === 0 ? 'eager' : 'lazy'}
        fetchPriority={index === 0 ? 'high' : 'low'}
        className={classNames(
          'w-full',
          picture.kind === 'pack' && 'px-[7%] py-[2%] md:px-[8%] md:py-[3%]',
          picture.kind === 'styled' && 'drawn-scene',
        )}
      />
    ),
  }));
  const rest = pictures.length > THUMBS ? pictures.length - THUMBS + 1 : 0;
  return (
    <div className="mx-auto min-w-0 max-w-[640px] md:mx-0 md:max-w-none md:sticky md:top-[140px] md:grid md:grid-cols-[72px_minmax(0,1fr)] md:gap-3">
      <Gallery
        pictures={pictures}
        label={t('gallery')}
        rest={{ label: t('otherPictures', { count: rest }), count: rest }}
        enlarge={{ label: live('open'), icon: <Icon of={Maximize2} size={18} /> }}
        tile={TILES[product.tile]}
      >
        {product.nutritions.map(({ id, facts }) => (
          <WhenChosen key={id} by="nutritionId" is={id}>
            <MacroBar grams={perServing(facts)} size="gallery" />
          </WhenChosen>
        ))}
      </Gallery>
      <ValueBlock product={product} />
    </div>
  );
}
