'use client';

import { ImagePlus, LoaderCircle } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { PickPictures } from '~/components/ui/pick-pictures';
import { useSending } from '~/components/ui/use-sending';
import type { Id } from '~/lib/ids';
import { sendPicture } from '~/lib/send-picture';
import { z } from '~/lib/zod';
import { storedFileOf } from '../../rules/pictures';

const kept = z.object({ path: z.string().refine((path) => storedFileOf(path) !== null) });

type AddPicturesProps = { productId: Id<'prd'>; room: number; onAdd: (path: string) => void };

/** Each picture is sent when it is chosen, and what was refused says why. */
export function AddPictures({ productId, room, onAdd }: AddPicturesProps) {
  const t = useTranslations('admin.island.edit.pictures');
  const sentences = useTranslations('errors');
  const send = (file: File) => sendPicture(`/api/pictures?product=${productId}`, file, kept);
  const { pending, refused, free, add } = useSending(room, send, ({ path }) => onAdd(path));
  return (
    <div>
      {free > 0 && (
        <PickPictures
          onPick={(files) => void add(files)}
          className="inline-flex min-h-tap items-center gap-2 rounded-r3 px-4 text-ui font-semibold"
        >
          <Icon of={ImagePlus} size={18} />
          {t('add')}
        </PickPictures>
      )}
      {pending > 0 && (
        <p role="status" className="mt-2 flex items-center gap-2 text-small text-ink-2">
          <Icon of={LoaderCircle} size={18} className="animate-spin motion-reduce:animate-none" />
          {t('adding')}
        </p>
      )}
      {refused && (
        <p role="alert" className="mt-2 text-small font-medium text-error">
          {sentences(refused, { minutes: 60 })}
        </p>
      )}
    </div>
  );
}
