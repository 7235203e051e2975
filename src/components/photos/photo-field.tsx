'use client';

import { Camera, LoaderCircle, X } from 'lucide';
import { useTranslations } from 'next-intl';
import type { Id } from '~/lib/ids';
import { photoHref, PHOTOS_MAX, photoUpload, type PhotoKind, type PhotoView } from '~/lib/photo-files';
import { sendPicture } from '~/lib/send-picture';
import { Icon } from '~/components/ui/icon';
import { PickPictures } from '~/components/ui/pick-pictures';
import { useSending } from '~/components/ui/use-sending';
import { photoSchema } from './photo-schema';

type PhotoFieldProps<K extends PhotoKind> = {
  kind: K;
  /** What the photo is for, where its kind does not say it, as the query of the address it is sent to. */
  query?: string;
  hint?: string;
  photos: readonly PhotoView<K>[];
  onAdd: (photo: PhotoView<K>) => void;
  onRemove: (id: Id<K>) => void;
};

/** Up to five photos: each is sent when it is chosen, and what was refused says why. */
export function PhotoField<K extends PhotoKind>({
  kind,
  query = '',
  hint,
  photos,
  onAdd,
  onRemove,
}: PhotoFieldProps<K>) {
  const t = useTranslations('common.photos');
  const sentences = useTranslations('errors');
  const { pending, refused, free, add } = useSending(
    PHOTOS_MAX - photos.length,
    (file) => sendPicture(`${photoUpload(kind)}${query}`, file, photoSchema(kind)),
    onAdd,
  );
  return (
    <fieldset>
      <legend className="text-label font-semibold">{t('title')}</legend>
      <p className="text-small text-ink-3">
        {hint} {t('hint', { max: PHOTOS_MAX })}
      </p>
      <ul className="mt-2 flex flex-wrap gap-2">
        {photos.map((photo, index) => (
          <li key={photo.id} className="relative size-22 overflow-hidden rounded-r3 bg-tile-2">
            <img
              src={photoHref(photo.id, 'small')}
              alt={t('photo', { number: index + 1 })}
              width={88}
              height={88}
              className="size-full object-cover"
            />
            <button
              type="button"
              aria-label={t('remove', { number: index + 1 })}
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
              {t('add')}
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
