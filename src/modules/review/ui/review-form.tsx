'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { PhotoField } from '~/components/photos/photo-field';
import { TextArea } from '~/components/ui/text-area';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PhotoView } from '~/lib/photo-files';
import { plainText } from '~/lib/plain-text';
import { trpc } from '~/trpc/client';
import { TEXT_MAX, TEXT_MIN } from '../rules';
import { RatingField } from './rating-field';
import { starsText } from './review-view';

type ReviewFormProps = {
  lineId: Id<'lin'>;
  review: { readonly ratingHalves: number; readonly text: string; readonly photos: readonly PhotoView<'pho'>[] } | null;
  /** Where to go once it is published. */
  after: string;
};

/** Writes a review, or changes the one there is. */
export function ReviewForm({ lineId, review, after }: ReviewFormProps) {
  const t = useTranslations('review.form');
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [halves, setHalves] = useState(review?.ratingHalves ?? 0);
  const [text, setText] = useState(review?.text ?? '');
  const [photos, setPhotos] = useState<readonly PhotoView<'pho'>[]>(review?.photos ?? []);
  const [sent, setSent] = useState(false);
  const { length } = plainText(text);
  const problem = length < TEXT_MIN ? 'TEXT_SHORT' : length > TEXT_MAX ? 'TEXT_LONG' : null;

  const save = trpc.review.save.useMutation({
    onSuccess: () => {
      toast({ text: t('saved') });
      router.push(after);
      router.refresh();
    },
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    if (halves === 0) return document.getElementById('rating')?.focus();
    if (problem) return document.getElementById('text')?.focus();
    if (!save.isPending) save.mutate({ lineId, ratingHalves: halves, text, photoIds: photos.map(({ id }) => id) });
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <RatingField
        id="rating"
        label={t('rating')}
        halves={halves}
        words={halves === 0 ? t('ratingNone') : t('ratingValue', { stars: starsText(halves) })}
        error={sent && halves === 0 ? t('problem.RATING_REQUIRED') : null}
        onChange={setHalves}
      />
      <TextArea
        id="text"
        name="text"
        rows={7}
        label={t('text')}
        hint={t('textHint', { min: TEXT_MIN })}
        value={text}
        error={sent && problem && t(`problem.${problem}`, { min: TEXT_MIN, max: TEXT_MAX })}
        onChange={({ target }) => setText(target.value)}
      />
      <PhotoField
        kind="pho"
        photos={photos}
        onAdd={(photo) => setPhotos((before) => [...before, photo])}
        onRemove={(id) => setPhotos((before) => before.filter((photo) => photo.id !== id))}
      />
      {save.error && (
        <Notice tone="error" live>
          {refusal(save.error.data)}
        </Notice>
      )}
      <Button type="submit" size={56} pending={save.isPending} className="justify-self-start max-md:w-full">
        {t(review ? 'submitEdit' : 'submit')}
      </Button>
    </form>
  );
}
