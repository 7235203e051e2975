'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { LinkButton } from '~/components/ui/link-button';
import { Notice } from '~/components/ui/notice';
import { Stars } from '~/components/ui/stars';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { trpc } from '~/trpc/client';
import type { ReportReason } from '../rules';
import { BoughtLine, type BoughtLineView } from './bought-line';
import { ReviewPhotos, type PhotoView } from './review-photos';
import { starsText } from './review-view';

export type MyReviewView = BoughtLineView & {
  readonly id: Id<'rev'>;
  readonly lineId: Id<'lin'>;
  readonly orderId: Id<'ord'>;
  readonly ratingHalves: number;
  readonly text: string;
  readonly photos: readonly PhotoView[];
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
        <span className="sr-only">{t('list.given', { stars: starsText(ratingHalves, locale) })}</span>
        <time dateTime={createdAt.toISOString()}>{formatTime(createdAt, locale, { dateStyle: 'medium' })}</time>
      </p>
      {hiddenReason && (
        <Notice tone="warn" className="mt-3">
          {t('mine.hidden', { reason: t(`live.reasons.${hiddenReason}`) })}
        </Notice>
      )}
      <p className="mt-2 text-ui/6 wrap-anywhere whitespace-pre-line">{text}</p>
      <ReviewPhotos photos={photos} />
      {answer !== null && (
        <div className="mt-3 rounded-r3 bg-tile px-4 py-3.5">
          <b className="text-small font-semibold">{t('list.shop')}</b>
          <p className="mt-1 text-ui/6 wrap-anywhere whitespace-pre-line">{answer}</p>
        </div>
      )}
      <div className="mt-3 flex gap-2">
        <LinkButton
          href={`/orders/${review.orderId}/review/${review.lineId}`}
          prefetch={false}
          variant="outline"
          size={40}
        >
          {t('mine.edit')}
        </LinkButton>
        <Button variant="ghost" size={40} onClick={() => setAsking(true)}>
          {t('mine.remove')}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t('mine.removeAsk')}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setAsking(false)}>
              {t('mine.keep')}
            </Button>
            <Button
              variant="danger"
              size={44}
              pending={remove.isPending}
              onClick={() => remove.mutate({ reviewId: review.id })}
            >
              {t('mine.remove')}
            </Button>
          </>
        }
      >
        <p className="text-ui text-ink-2">{t('mine.removeText')}</p>
      </Dialog>
    </li>
  );
}
