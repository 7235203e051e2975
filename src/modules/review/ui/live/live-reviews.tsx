'use client';

import { type ComponentType, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import type { Locale } from '~/shops/preset';

type LiveReviewsProps = { slug: string; locale: Locale; children: ReactNode };
export type AskedReviewsProps = { slug: string; locale: Locale; query: string; onReady: () => void };

/**
 * Every filter and page of the reviews is a link to a page of its own. Here a plain press on one shows it in place instead: the
 * script for it comes with the first press. Pressed for a new tab, or without script, it stays a link.
 */
export function LiveReviews({ slug, locale, children }: LiveReviewsProps) {
  const [Asked, setAsked] = useState<ComponentType<AskedReviewsProps> | null>(null);
  const [query, setQuery] = useState('');
  const box = useRef<HTMLDivElement>(null);

  function show(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const { pathname, search, href } = new URL(link.href);
    if (!pathname.endsWith(`/products/${slug}/reviews`)) return;
    event.preventDefault();
    event.stopPropagation();
    import('./asked-reviews').then(
      ({ AskedReviews }) => {
        setAsked(() => AskedReviews);
        setQuery(search);
      },
      () => window.location.assign(href),
    );
  }

  return (
    <div ref={box} onClickCapture={show}>
      {Asked ? (
        <Asked
          slug={slug}
          locale={locale}
          query={query}
          onReady={() => box.current?.scrollIntoView({ block: 'nearest' })}
        />
      ) : (
        children
      )}
    </div>
  );
}
