'use client';

import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut } from 'lucide';
import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '~/components/ui/icon-button';
import { useGestures } from './use-gestures';
import { CLOSEST, moved, scaledAt, WHOLE } from './view';

export type ZoomPicture = { readonly name: string; readonly src: string; readonly isScene: boolean };
type ZoomProps = { pictures: readonly ZoomPicture[]; start: number; tile: string; onClose: (index: number) => void };

const MIDDLE = { x: 0, y: 0 };
const STEP = 1.5;
const SHIFT = 0.2;

/** The pictures over the whole window: a press or two fingers look closer, arrows and swipes lead on, Escape leads back. */
export default function Zoom({ pictures, start, tile, onClose }: ZoomProps) {
  const t = useTranslations('catalog.live.zoom');
  const dialog = useRef<HTMLDialogElement>(null);
  const [index, setIndex] = useState(start);
  const [view, setView] = useState(WHOLE);
  const picture = pictures[index];
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);

  function step(by: 1 | -1): void {
    setView(WHOLE);
    setIndex((now) => (now + by + pictures.length) % pictures.length);
  }
  const scale = (by: number) => setView((now) => scaledAt(now, now.scale * by, MIDDLE));
  const gestures = useGestures({ view, onView: setView, onStep: step });

  function onKeyDown(event: KeyboardEvent): void {
    const isClose = view.scale > 1;
    const shift = (x: number, y: number) => setView((now) => moved(now, { x, y }));
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => (isClose ? shift(SHIFT, 0) : step(-1)),
      ArrowRight: () => (isClose ? shift(-SHIFT, 0) : step(1)),
      ArrowUp: () => shift(0, SHIFT),
      ArrowDown: () => shift(0, -SHIFT),
      '+': () => scale(STEP),
      '=': () => scale(STEP),
      '-': () => scale(1 / STEP),
      '0': () => setView(WHOLE),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  if (!picture) return null;
  return (
    <dialog
      ref={dialog}
      aria-label={t('title')}
      className="m-0 h-dvh max-h-none w-screen max-w-none bg-ground p-0 text-ink open:flex open:flex-col"
      onClose={() => onClose(index)}
      onKeyDown={onKeyDown}
    >
      <div className="flex items-center gap-2 border-b border-line py-1 pr-2 pl-4">
        <p role="status" className="min-w-0 flex-1 truncate text-ui font-semibold">
          {picture.name} <span className="tabular font-normal text-ink-3">{`${index + 1} / ${pictures.length}`}</span>
        </p>
        <IconButton
          icon={ZoomOut}
          label={t('out')}
          disabled={view.scale === 1}
          className="disabled:opacity-40"
          onClick={() => scale(1 / STEP)}
        />
        <IconButton
          icon={ZoomIn}
          label={t('in')}
          disabled={view.scale === CLOSEST}
          className="disabled:opacity-40"
          onClick={() => scale(STEP)}
        />
        <IconButton icon={X} label={t('close')} onClick={() => dialog.current?.close()} />
      </div>
      <div className={`relative grid min-h-0 flex-1 touch-none place-items-center overflow-hidden ${tile}`}>
        <div
          {...gestures}
          onWheel={({ deltaY }) => scale(deltaY < 0 ? 1.15 : 1 / 1.15)}
          className={`aspect-square max-h-full w-[min(100vw,100%,calc(100dvh-120px))] select-none ${view.scale > 1 ? 'cursor-zoom-out' : 'cursor-zoom-in'}`}
        >
          <Image
            key={picture.src}
            src={picture.src}
            alt={picture.name}
            width={1000}
            height={1000}
            sizes="1000px"
            loading="eager"
            draggable={false}
            data-scale={view.scale.toFixed(2)}
            className={`size-full object-contain transition-transform duration-100 motion-reduce:transition-none ${picture.isScene ? 'drawn-scene' : ''}`}
            style={{ transform: `translate(${view.x * 100}%, ${view.y * 100}%) scale(${view.scale})` }}
          />
        </div>
        {pictures.length > 1 && (
          <>
            <span className="absolute left-2 rounded-full bg-surface">
              <IconButton icon={ChevronLeft} label={t('previous')} onClick={() => step(-1)} />
            </span>
            <span className="absolute right-2 rounded-full bg-surface">
              <IconButton icon={ChevronRight} label={t('next')} onClick={() => step(1)} />
            </span>
          </>
        )}
      </div>
      <p className="border-t border-line px-4 py-2 text-center text-small text-ink-3">{t('how')}</p>
    </dialog>
  );
}
