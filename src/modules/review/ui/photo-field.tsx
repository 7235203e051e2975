'use client';

import { Camera, LoaderCircle, X } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { PickPictures } from '~/components/ui/pick-pictures';
import { useSending } from '~/components/ui/use-sending';
import { photoFiles, photoHref, PHOTOS_MAX } from '../rules';
import type { PhotoView } from './review-photos';
import { uploadPhoto } from './upload-photo';

type PhotoFieldProps = {
  photos: readonly PhotoView[];
  onAdd: (photo: PhotoView) => void;
  onRemove: (id: PhotoView['id']) => void;
};

/** Up to five photos: each is sent when it is chosen, and what was refused says why. */
export function PhotoField({ photos, onAdd, onRemove }: PhotoFieldProps) {
  const t = useTranslations('review.form');
  const sentences = useTranslations('errors');
  const { pending, refused, free, add } = useSending(PHOTOS_MAX - photos.length, uploadPhoto, onAdd);
  return (
    <fieldset>
      <legend className="text-label font-semibold">{t('photos')}</legend>
      <p className="text-small text-ink-3">{t('photosHint', { max: PHOTOS_MAX })}</p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <li key={photo.id} className="relative size-22 overflow-hidden rounded-r3 bg-tile-2">
            <img
              src={photoHref(photoFiles(photo.id).small)}
              alt={t('photo', { number: index + 1 })}
              width={88}
              height={88}
              className="size-full object-cover"
            />
            <button
              type="button"
              aria-label={t('removePhoto', { number: index + 1 })}
              onClick={() => onRemove(photo.id)}
              className="absolute top-0 right-0 grid size-tap place-items-start justify-items-end p-1"
            >
              <span className="grid size-6 place-items-center rounded-full bg-ink text-ground">
                <Icon of={X} size={14} />
              </span>
            </button>
          </li>
        ))}
        {pending > 0 && (
          <li role="status" className="grid size-22 place-items-center rounded-r3 bg-tile-2">
            <Icon of={LoaderCircle} className="animate-spin motion-reduce:animate-none" />
            <span className="sr-only">{t('uploading')}</span>
          </li>
        )}
        {free > 0 && (
          <li>
            <PickPictures
              onPick={(files) => void add(files)}
              className="grid size-22 place-content-center justify-items-center gap-1 rounded-r3 text-micro text-ink-2"
            >
              <Icon of={Camera} />
              {t('addPhoto')}
            </PickPictures>
          </li>
        )}
      </ul>
      {refused && (
        <p role="alert" className="mt-2 text-small font-medium text-error">
          {sentences(refused, { minutes: 60 })}
        </p>
      )}
    </fieldset>
  );
}
