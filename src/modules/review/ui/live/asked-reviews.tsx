'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { Notice } from '~/components/ui/notice';
import { light } from '~/trpc/light';
import { readReviewParams } from '../../input';
import { ReviewList } from '../review-list';
import type { ReviewPageView } from '../review-view';
import type { AskedReviewsProps } from './live-reviews';

const viewOf = (slug: string, query: string) => readReviewParams(slug, Object.fromEntries(new URLSearchParams(query)));

/** The reviews somebody asked for on the product's page. What was shown before stays until the new ones are there. */
export function AskedReviews({ slug, locale, query, onReady }: AskedReviewsProps) {
  const t = useTranslations('catalog.live');
  const [found, setFound] = useState<{ readonly query: string; readonly list: ReviewPageView } | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const ready = useEffectEvent(onReady);

  useEffect(() => {
    let current = true;
    light.query('review', 'list', viewOf(slug, query), locale).then(
      (list) => {
        if (!current) return;
        setFound({ query, list });
        setFailed(null);
        ready();
      },
      () => current && setFailed(query),
    );
    return () => {
      current = false;
    };
  }, [slug, query, locale]);

  return (
    <div aria-busy={found?.query !== query && failed !== query}>
      {failed === query && (
        <Notice tone="error" live className="mb-4">
          {t('offline')}
        </Notice>
      )}
      {found ? (
        <ReviewList list={found.list} input={viewOf(slug, found.query)} locale={locale} />
      ) : (
        <div className="min-h-[60vh]" />
      )}
    </div>
  );
}
