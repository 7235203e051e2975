'use client';

import { Camera, LoaderCircle, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useId, useState } from 'react';
import { Icon } from '~/components/ui/icon';
import type { PictureRefusal } from '~/lib/send-picture';
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
  const id = useId();
  const [pending, setPending] = useState(0);
  const [refused, setRefused] = useState<PictureRefusal | null>(null);
  const room = PHOTOS_MAX - photos.length - pending;

  async function add({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const files = [...(target.files ?? [])].slice(0, room);
    target.value = '';
    setRefused(null);
    setPending((before) => before + files.length);
    for (const file of files) {
      const upload = await uploadPhoto(file);
      if ('kept' in upload) onAdd(upload.kept);
      else setRefused(upload.refused);
      setPending((before) => before - 1);
    }
  }

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
        {room > 0 && (
          <li>
            <label
              htmlFor={id}
              className="grid size-22 cursor-pointer place-content-center justify-items-center gap-1 rounded-r3 border border-field bg-surface text-micro text-ink-2 hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
            >
              <Icon of={Camera} />
              {t('addPhoto')}
              <input
                id={id}
                type="file"
                multiple
                accept="image/jpeg,image/png,image/webp"
                onChange={(event) => void add(event)}
                className="sr-only"
              />
            </label>
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
