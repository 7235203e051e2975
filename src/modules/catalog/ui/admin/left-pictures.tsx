import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { classNames } from '~/components/ui/class-names';
import type { Tile } from '../../rules';
import { TILES } from '../product-card';
import type { EditedPicture } from './picture-row';

type LeftPicturesProps = {
  pictures: readonly EditedPicture[];
  tile: Tile;
  onPutBack: (picture: EditedPicture) => void;
};

/** What the product showed once and may show again. */
export function LeftPictures({ pictures, tile, onPutBack }: LeftPicturesProps) {
  const t = useTranslations('admin.island.edit.pictures');
  if (pictures.length === 0) return null;
  return (
    <section aria-labelledby="left-pictures">
      <h3 id="left-pictures" className="text-label font-semibold">
        {t('left')}
      </h3>
      <p className="text-small text-ink-3">{t('leftLead')}</p>
      <ul className="mt-2 flex flex-wrap gap-3">
        {pictures.map((picture, index) => (
          <li key={picture.path} className="grid justify-items-center gap-1.5">
            <Image
              src={picture.path}
              alt=""
              width={88}
              height={88}
              sizes="88px"
              className={classNames('size-22 rounded-r3 object-cover', TILES[tile])}
            />
            <Button
              variant="outline"
              size={40}
              aria-label={t('putBackNumber', { number: index + 1 })}
              onClick={() => onPutBack(picture)}
            >
              {t('putBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
