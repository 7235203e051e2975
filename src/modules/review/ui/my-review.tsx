'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { ConfirmDialog } from '~/components/ui/confirm-dialog';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { Stars } from '~/components/ui/stars';
import { ShopAnswer } from '~/components/ui/shop-answer';
import { useToast } from '~/components/ui/toast';
import { TypedWords } from '~/components/ui/typed-words';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PhotoView } from '~/lib/photo-files';
import { formatTime } from '~/lib/time';
import { trpc } from '~/trpc/client';
import type { ReportReason } from '../rules';
import { BoughtLine, type BoughtLineView } from './bought-line';
import { ReviewPhotos } from './review-photos';
import { starsText } from './review-view';

export type MyReviewView = BoughtLineView & {
  readonly id: Id<'rev'>;
  readonly lineId: Id<'lin'>;
  readonly orderId: Id<'ord'>;
  readonly ratingHalves: number;
  readonly text: string;
  readonly photos: readonly PhotoView<'pho'>[];
  readonly answer: string | null;
  readonly hiddenReason: ReportReason | null;
  readonly createdAt: Date;
};

/** One's own review with what can be done with it. */
export function MyReview({ review }: { review: MyReviewView }) {
  const t = useTranslations('review');
  const locale = useLocale();
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [asking, setAsking] = useState(false);
  const remove = trpc.review.remove.useMutation({
    onSuccess: () => {
      setAsking(false);
      toast({ text: t('mine.removed') });
      router.refresh();
    },
    onError: (error) => {
      setAsking(false);
      toast({ text: refusal(error.data) });
    },
  });
  const { ratingHalves, text, photos, answer, hiddenReason, createdAt } = review;
  return (
    <li className="border-b border-line py-5">
      <BoughtLine line={review} />
      <p className="mt-3 flex items-center gap-2 text-small text-ink-3">
        <Stars halves={ratingHalves} />
        <span className="sr-only">{t('list.given', { stars: starsText(ratingHalves) })}</span>
        <time dateTime={createdAt.toISOString()}>{formatTime(createdAt, locale, { dateStyle: 'medium' })}</time>
      </p>
      {hiddenReason && (
        <Notice tone="warn" className="mt-3">
          {t('mine.hidden', { reason: t(`live.reasons.${hiddenReason}`) })}
        </Notice>
      )}
      <TypedWords className="mt-2">{text}</TypedWords>
      <ReviewPhotos photos={photos} />
      {answer !== null && <ShopAnswer from={t('list.shop')}>{answer}</ShopAnswer>}
      <div className="mt-3 flex gap-2">
        <LinkButton href={`/orders/${review.orderId}/review/${review.lineId}`} variant="outline" size={40}>
          {t('mine.edit')}
        </LinkButton>
        <Button variant="ghost" size={40} onClick={() => setAsking(true)}>
          {t('mine.remove')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t('mine.removeAsk')}
        keep={t('mine.keep')}
        confirm={t('mine.remove')}
        pending={remove.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ reviewId: review.id })}
      >
        {t('mine.removeText')}
      </ConfirmDialog>
    </li>
  );
}
