'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '~/components/ui/button';
import { buttonClass } from '~/components/ui/button-class';
import { isId } from '~/lib/is-id';
import { productsText } from '~/lib/kept-products';
import { keptOnDevice } from '~/modules/nutrition/ui/kept-on-device';
import { COMPARED_AS, COMPARED_MOST, comparedWith, readCompared } from '../../rules/compared';
import type { ComparingProps } from './comparing';

const kept = keptOnDevice(COMPARED_AS, readCompared);

const boxes = () => document.querySelectorAll<HTMLInputElement>('[data-compare]');

/** Takes in or out what was ticked. @returns false where there is no room for it; the tick is taken back. */
export function choose(box: HTMLInputElement): boolean {
  const id = box.dataset.compare ?? '';
  if (!isId('prd', id)) return true;
  const ids = comparedWith(kept.now(), id, box.checked);
  if (ids) kept.keep(productsText(ids));
  else box.checked = false;
  return ids !== null;
}

/** The button goes with the bar, and the focus to the page. */
function clear(): void {
  kept.keep(null);
  document.getElementById('content')?.focus();
}

/** What was chosen to be compared, and the way there once there are two. */
export function CompareBar({ href, inline }: ComparingProps) {
  const t = useTranslations('catalog.live.compare');
  const ids = kept.useKept();
  // Before anything is marked: a tick without its product was pressed before the page listened.
  useEffect(() => {
    for (const box of boxes()) if (box.checked) choose(box);
  }, []);
  useEffect(() => {
    const mark = () => {
      for (const box of boxes()) box.checked = ids.some((id) => id === box.dataset.compare);
    };
    mark();
    // Pages that come by a link within the catalogue.
    const watch = new MutationObserver(mark);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [ids]);
  if (ids.length === 0) return null;
  const compared = `${href}?ids=${ids.join(',')}`;
  if (inline)
    return (
      <section aria-label={t('title')} className="flex items-center gap-3">
        <p role="status" className="tabular text-label text-ink-2">
          {t('chosen', { count: ids.length, most: COMPARED_MOST })}
        </p>
        {ids.length > 1 && (
          <a
            href={compared}
            className="flex min-h-tap items-center text-label font-semibold underline underline-offset-3"
          >
            {t('see', { count: ids.length })}
          </a>
        )}
      </section>
    );
  return (
    <section aria-label={t('title')} className="compare-bar">
      <p role="status" className="tabular min-w-0 flex-1 text-ui">
        <b>{t('chosen', { count: ids.length, most: COMPARED_MOST })}</b>
        {ids.length < 2 && <span className="block text-small text-ink-2">{t('more')}</span>}
      </p>
      <Button variant="ghost" size={44} onClick={clear}>
        {t('clear')}
      </Button>
      {ids.length > 1 && (
        <a href={compared} className={buttonClass({ size: 44 })}>
          {t('see', { count: ids.length })}
        </a>
      )}
    </section>
  );
}
