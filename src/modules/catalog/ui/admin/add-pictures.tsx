'use client';

import { ImagePlus, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ChangeEvent, useId, useState } from 'react';
import { Icon } from '~/components/ui/icon';
import type { Id } from '~/lib/ids';
import { sendPicture, type PictureRefusal } from '~/lib/send-picture';
import { z } from '~/lib/zod';
import { storedFileOf } from '../../rules/pictures';

const kept = z.object({ path: z.string().refine((path) => storedFileOf(path) !== null) });

type AddPicturesProps = { productId: Id<'prd'>; room: number; onAdd: (path: string) => void };

/** Sends pictures as soon as they are chosen, one after the other; what was refused says why. */
export function AddPictures({ productId, room, onAdd }: AddPicturesProps) {
  const t = useTranslations('admin.island.edit.pictures');
  const sentences = useTranslations('errors');
  const id = useId();
  const [pending, setPending] = useState(0);
  const [refused, setRefused] = useState<PictureRefusal | null>(null);
  const free = room - pending;

  async function add({ target }: ChangeEvent<HTMLInputElement>): Promise<void> {
    const files = [...(target.files ?? [])].slice(0, free);
    target.value = '';
    setRefused(null);
    setPending((before) => before + files.length);
    for (const file of files) {
      const sent = await sendPicture(`/api/pictures?product=${productId}`, file, kept);
      if ('kept' in sent) onAdd(sent.kept.path);
      else setRefused(sent.refused);
      setPending((before) => before - 1);
    }
  }

  return (
    <div>
      {free > 0 && (
        <label
          htmlFor={id}
          className="inline-flex min-h-tap cursor-pointer items-center gap-2 rounded-r3 border border-field bg-surface px-4 text-ui font-semibold hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <Icon of={ImagePlus} size={18} />
          {t('add')}
          <input
            id={id}
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp"
            onChange={(event) => void add(event)}
            className="sr-only"
          />
        </label>
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
