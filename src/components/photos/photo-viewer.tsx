'use client';

import { ChevronLeft, ChevronRight, X, type IconNode } from 'lucide';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { IconButton } from '~/components/ui/icon-button';

export type ViewedPhoto = { readonly src: string; readonly alt: string };
export type PhotoViewerProps = {
  photos: readonly ViewedPhoto[];
  /** Which of them is seen first, from 0. */
  first: number;
  onClose: () => void;
};

const PLACES = { previous: 'left-2', next: 'right-2' } as const;

/**
 * Photos over the whole window, one at a time: a swipe, the arrow keys or the buttons lead to the next. The browser traps the focus,
 * closes on Escape and gives the focus back to the photo that was tapped.
 */
export function PhotoViewer({ photos, first, onClose }: PhotoViewerProps) {
  const t = useTranslations('common');
  const ref = useRef<HTMLDialogElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(first);
  const last = photos.length - 1;

  // The strip is the state: it says by its scroll event where it came to rest.
  function show(index: number): void {
    const box = strip.current;
    box?.scrollTo({ left: index * box.clientWidth, behavior: 'instant' });
  }

  useEffect(() => {
    if (ref.current?.open === false) ref.current.showModal();
    show(first);
  }, [first]);

  const turn = (to: number) => to >= 0 && to <= last && show(to);

  function onKeyDown(event: KeyboardEvent): void {
    const keys: Readonly<Record<string, number>> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last };
    const to = keys[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turn(to);
  }

  return (
    <dialog
      ref={ref}
      aria-label={t('photoViewer.title')}
      className="m-0 h-dvh max-h-none w-screen max-w-none overflow-hidden bg-ground p-0 text-ink open:flex open:flex-col"
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-center justify-between border-b border-line py-1 pr-2 pl-4">
        <p role="status" className="tabular text-ui font-semibold">
          {t('photoViewer.count', { at: at + 1, all: photos.length })}
        </p>
        <IconButton icon={X} label={t('close')} onClick={() => ref.current?.close()} />
      </div>
      <div className="relative min-h-0 flex-1">
        <div
          ref={strip}
          role="group"
          tabIndex={0}
          className="no-bar flex h-full snap-x snap-mandatory overflow-x-auto overscroll-contain"
          onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
            clientWidth > 0 && setAt(Math.round(scrollLeft / clientWidth))
          }
        >
          {photos.map(({ src, alt }, index) => (
            <div
              key={src}
              aria-hidden={index !== at}
              className="flex size-full flex-none snap-center snap-always items-center justify-center p-2 md:px-20 md:pb-6"
              // Beside the photo is outside of it.
              onClick={({ target, currentTarget }) => target === currentTarget && ref.current?.close()}
            >
              {/* What nobody has turned to yet is not fetched, but for the next one. */}
              {Math.abs(index - at) < 2 && <img src={src} alt={alt} className="max-h-full max-w-full object-contain" />}
            </div>
          ))}
        </div>
        {last > 0 && <Arrow icon={ChevronLeft} way="previous" isEnd={at === 0} onTurn={() => turn(at - 1)} />}
        {last > 0 && <Arrow icon={ChevronRight} way="next" isEnd={at === last} onTurn={() => turn(at + 1)} />}
      </div>
    </dialog>
  );
}

type ArrowProps = { icon: IconNode; way: keyof typeof PLACES; isEnd: boolean; onTurn: () => void };

/** At the end it stays where it is, and keeps the focus. */
function Arrow({ icon, way, isEnd, onTurn }: ArrowProps) {
  const t = useTranslations('common.photoViewer');
  return (
    <span className={`absolute top-1/2 -translate-y-1/2 ${PLACES[way]}`}>
      <IconButton
        icon={icon}
        label={t(way)}
        aria-disabled={isEnd}
        className="rounded-r3 bg-surface/90 hover:text-brand aria-disabled:text-ink-3"
        onClick={onTurn}
      />
    </span>
  );
}
