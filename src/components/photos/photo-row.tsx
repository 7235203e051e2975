import { photoHref, type PhotoView } from '~/lib/photo-files';
import { OpenPhotos } from './open-photos';

type PhotoRowProps = { photos: readonly PhotoView[]; alt: (number: number) => string; className?: string };

/** Photos as squares on their blurred selves until they are there; a tap opens them in full, in place. */
export function PhotoRow({ photos, alt, className = 'mt-3' }: PhotoRowProps) {
  if (photos.length === 0) return null;
  return (
    <OpenPhotos className={`${className} flex flex-wrap gap-2`}>
      {photos.map(({ id, blur }, index) => (
        <li key={id}>
          <a
            href={photoHref(id, 'large')}
            target="_blank"
            rel="noreferrer"
            className="block size-22 overflow-hidden rounded-r3 bg-tile-2 bg-cover"
            style={{ backgroundImage: `url("${blur}")` }}
          >
            <img
              src={photoHref(id, 'small')}
              alt={alt(index + 1)}
              width={88}
              height={88}
              loading="lazy"
              decoding="async"
              className="size-full object-cover"
            />
          </a>
        </li>
      ))}
    </OpenPhotos>
  );
}
