'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useToast } from '~/components/ui/toast';
import type { Id } from '~/lib/ids';
import type { ReportDialogProps } from './report-dialog';
import type * as Loaded from './review-acts';
import { setVote, useVote } from './votes';

const BUTTON = 'inline-flex h-tap items-center gap-1.5 text-small text-ink-2 hover:text-ink';

type Acts = typeof Loaded;

type ReviewActionsProps = {
  reviewId: Id<'rev'>;
  count: number;
  /** Drawn by whoever draws the review: the page then needs no script for it. */
  thumb: ReactNode;
};

/** «도움돼요» and the report. What they do comes with the first press; strangers are led to the login. */
export function ReviewActions({ reviewId, count, thumb }: ReviewActionsProps) {
  const t = useTranslations();
  const toast = useToast();
  const locale = useLocale();
  const { mine, shown } = useVote(reviewId, count);
  const [reported, setReported] = useState(false);
  const [asking, setAsking] = useState(false);
  const [Report, setReport] = useState<ComponentType<ReportDialogProps> | null>(null);

  async function act(work: (acts: Acts) => Promise<void>): Promise<void> {
    const acts = await import('./review-acts').catch(() => null);
    if (!acts) return toast({ text: t('catalog.live.offline') });
    await acts.attempt({ t, toast, locale }, () => work(acts));
  }

  const vote = () =>
    act(async (acts) => {
      const { helpfulCount } = await acts.vote(reviewId, !mine);
      setVote(reviewId, { mine: !mine, shown: helpfulCount });
    });

  const ask = () =>
    act(async ({ ReportDialog }) => {
      setReport(() => ReportDialog);
      setAsking(true);
    });

  const report: ReportDialogProps['onReport'] = (reason) => {
    setAsking(false);
    void act(async (acts) => {
      await acts.report(reviewId, reason);
      setReported(true);
      toast({ text: t('review.live.reported') });
    });
  };

  return (
    <div className="mt-1 flex items-center gap-4">
      <button
        type="button"
        aria-pressed={mine}
        onClick={() => void vote()}
        className={`${BUTTON} aria-pressed:font-semibold aria-pressed:text-brand`}
      >
        {thumb}
        {t('review.live.helpful', { count: shown })}
      </button>
      {reported ? (
        <span className="text-small text-ink-3">{t('review.live.reportedShort')}</span>
      ) : (
        <button type="button" aria-haspopup="dialog" onClick={() => void ask()} className={BUTTON}>
          {t('review.live.report')}
        </button>
      )}
      {Report && <Report open={asking} onReport={report} onClose={() => setAsking(false)} />}
    </div>
  );
}
