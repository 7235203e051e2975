import { useTranslations } from 'next-intl';
import type { Id } from '~/lib/ids';
import { photoFiles, photoHref } from '../rules';

export type PhotoView = { readonly id: Id<'pho'>; readonly blur: string };

/** Photos as squares on their blurred selves until they are there; each opens in full by itself. */
export function ReviewPhotos({ photos }: { photos: readonly PhotoView[] }) {
  const t = useTranslations('review.list');
  if (photos.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-wrap gap-2">
      {photos.map(({ id, blur }, index) => (
        <li key={id}>
          <a
            href={photoHref(photoFiles(id).large)}
            target="_blank"
            rel="noreferrer"
            className="block size-22 overflow-hidden rounded-r3 bg-tile-2 bg-cover"
            style={{ backgroundImage: `url("${blur}")` }}
          >
            <img
              src={photoHref(photoFiles(id).small)}
              alt={t('photo', { number: index + 1 })}
              width={88}
              height={88}
              loading="lazy"
              decoding="async"
              className="size-full object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
