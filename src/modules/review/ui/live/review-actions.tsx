'use client';

import { ThumbsUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type ComponentType, useState } from 'react';
import { Icon } from '~/components/ui/icon';
import { useToast } from '~/components/ui/toast';
import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { light, LightError } from '~/trpc/light';
import type { ReportReason } from '../../rules';
import type { ReportDialogProps } from './report-dialog';
import { setVote, useVote } from './votes';

const BUTTON = 'inline-flex h-tap items-center gap-1.5 text-small text-ink-2 hover:text-ink';

/** «도움돼요» and the report. Strangers are led to the login. */
export function ReviewActions({ reviewId, count }: { reviewId: Id<'rev'>; count: number }) {
  const t = useTranslations();
  const toast = useToast();
  const locale = useLocale();
  const { mine, shown } = useVote(reviewId, count);
  const [reported, setReported] = useState(false);
  const [asking, setAsking] = useState(false);
  const [Report, setReport] = useState<ComponentType<ReportDialogProps> | null>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      refuse(error);
    }
  }

  function refuse(error: unknown): void {
    if (!(error instanceof LightError)) return toast({ text: t('catalog.live.offline') });
    const { appCode } = error.data;
    if (appCode !== 'UNAUTHENTICATED') return toast({ text: t(`errors.${appCode}`, error.values) });
    const onAction = () => window.location.assign(loginHref(locale));
    toast({ text: t('review.live.loginFirst'), action: { label: t('review.live.login'), onAction } });
  }

  const vote = () =>
    attempt(async () => {
      const { helpfulCount } = await light.mutate('review', 'vote', { reviewId, helpful: !mine });
      setVote(reviewId, { mine: !mine, shown: helpfulCount });
    });
  const report = (reason: ReportReason) =>
    attempt(async () => {
      await light.mutate('review', 'report', { reviewId, reason });
      setReported(true);
      toast({ text: t('review.live.reported') });
    });

  const ask = () =>
    attempt(async () => {
      const { ReportDialog } = await import('./report-dialog');
      setReport(() => ReportDialog);
      setAsking(true);
    });

  return (
    <div className="mt-1 flex items-center gap-4">
      <button
        type="button"
        aria-pressed={mine}
        onClick={() => void vote()}
        className={`${BUTTON} aria-pressed:font-semibold aria-pressed:text-brand`}
      >
        <Icon of={ThumbsUp} size={14} />
        {t('review.live.helpful', { count: shown })}
      </button>
      {reported ? (
        <span className="text-small text-ink-3">{t('review.live.reportedShort')}</span>
      ) : (
        <button type="button" aria-haspopup="dialog" onClick={() => void ask()} className={BUTTON}>
          {t('review.live.report')}
        </button>
      )}
      {Report && (
        <Report
          open={asking}
          onReport={(reason) => {
            setAsking(false);
            void report(reason);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

const loginHref = (locale: 'ko' | 'en'): string =>
  getPathname({ href: { pathname: '/login', query: { next: window.location.pathname } }, locale });
