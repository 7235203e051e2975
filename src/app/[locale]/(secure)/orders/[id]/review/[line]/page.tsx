import { MessageSquareDashed } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { isId } from '~/lib/ids';
import { isAppError } from '~/lib/errors';
import { BoughtLine } from '~/modules/review/ui/bought-line';
import { ReviewForm } from '~/modules/review/ui/review-form';
import { api } from '~/trpc/server';
import { orLogin } from '../../../../or-not-found';
import { AccountFrame } from '../../../../account-frame';

type ReviewProps = { params: Promise<{ locale: Locale; id: string; line: string }> };

export async function generateMetadata({ params }: ReviewProps): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'review.form' }))('title') };
}

/** The one review of a line of one's own order, to write or to change; or why there can be none yet. */
export default async function ReviewPage({ params }: ReviewProps) {
  const { locale, id, line: lineId } = await params;
  if (!isId('ord', id) || !isId('lin', lineId)) notFound();
  const order = `/orders/${id}`;
  const found = await orLogin(
    api.review.ofLine({ lineId }).catch((error: unknown) => {
      if (error instanceof Error && isAppError(error.cause, 'NOT_REVIEWABLE')) return 'NOT_REVIEWABLE' as const;
      throw error;
    }),
    `${order}/review/${lineId}`,
  );
  const t = await getTranslations({ locale, namespace: 'review.form' });
  const title = found !== 'NOT_REVIEWABLE' && found.review ? t('titleEdit') : t('title');
  return (
    <AccountFrame locale={locale} words={['review']} title={title} here="/orders" tab="/orders" back={order}>
      {found === 'NOT_REVIEWABLE' ? (
        <EmptyState
          heading="h2"
          icon={MessageSquareDashed}
          title={t('impossible')}
          action={<LinkButton href={order}>{t('toOrder')}</LinkButton>}
        >
          {t('impossibleText')}
        </EmptyState>
      ) : (
        <>
          <div className="mb-6 border-y border-line py-3">
            <BoughtLine line={found.line} />
          </div>
          <ReviewForm lineId={lineId} review={found.review} after={order} />
        </>
      )}
    </AccountFrame>
  );
}
