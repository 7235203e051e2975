'use client';

import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { useChoice } from './choice';

/** Loaded by whoever wants to look closer. */
const Zoom = lazy(() => import('./zoom/zoom'));

export type GalleryPicture = {
  readonly name: string;
  readonly src: string;
  readonly isScene: boolean;
  readonly thumb: ReactNode;
  readonly large: ReactNode;
};

type GalleryProps = {
  pictures: readonly GalleryPicture[];
  label: string;
  /** The words and the sign of the button that enlarges. */
  enlarge: { readonly label: string; readonly icon: ReactNode };
  /** What the tile says that stands for the pictures without a thumbnail. */
  rest: { readonly label: string; readonly count: number };
  tile: string;
  children: ReactNode;
};

/** One strip of pictures that a thumb swipes; thumbnails and the chosen flavour move it. */
export function Gallery({ pictures, label, enlarge, rest, tile, children }: GalleryProps) {
  const strip = useRef<HTMLDivElement>(null);
  const { chosen } = useChoice();
  const [current, setCurrent] = useState(chosen.picture);
  const [closeUp, setCloseUp] = useState<number | null>(null);
  const thumb = `grid size-18 place-items-center overflow-hidden rounded-r3 p-1.5 aria-[current]:shadow-[inset_0_0_0_2px_var(--ink)] ${tile}`;

  // The strip is the state: it says by its scroll event where it came to rest.
  function show(index: number): void {
    const box = strip.current;
    box?.scrollTo({ left: index * box.clientWidth, behavior: 'instant' });
  }

  useEffect(() => show(chosen.picture), [chosen.picture]);

  return (
    <>
      <div className="hidden content-start gap-2 md:grid">
        {pictures.slice(0, pictures.length - rest.count).map(({ name, src, thumb: small }, index) => (
          <button
            key={src}
            type="button"
            aria-label={name}
            aria-current={index === current || undefined}
            onClick={() => show(index)}
            className={thumb}
          >
            {small}
          </button>
        ))}
        {rest.count > 0 && (
          <button
            type="button"
            aria-label={rest.label}
            aria-current={current >= pictures.length - rest.count || undefined}
            onClick={() => setCloseUp(pictures.length - rest.count)}
            className={`${thumb} tabular text-ui font-bold`}
          >
            +{rest.count}
          </button>
        )}
      </div>
      <div className="relative -mx-gutter min-w-0 md:mx-0">
        <div
          ref={strip}
          role="group"
          aria-label={label}
          tabIndex={0}
          onClick={() => setCloseUp(current)}
          onScroll={({ currentTarget: box }) => setCurrent(Math.round(box.scrollLeft / box.clientWidth))}
          className={`no-bar flex cursor-zoom-in snap-x snap-mandatory overflow-x-auto md:rounded-t-r3 ${tile}`}
        >
          {pictures.map(({ src, large }) => (
            <div key={src} className="grid w-full flex-none snap-center place-items-center">
              {large}
            </div>
          ))}
        </div>
        <button
          type="button"
          aria-label={enlarge.label}
          onClick={() => setCloseUp(current)}
          className="absolute top-3 right-3 grid size-tap place-items-center rounded-full bg-surface"
        >
          {enlarge.icon}
        </button>
        {closeUp !== null && (
          <Suspense>
            <Zoom
              pictures={pictures}
              start={closeUp}
              tile={tile}
              onClose={(index) => {
                setCloseUp(null);
                show(index);
              }}
            />
          </Suspense>
        )}
        <span
          aria-hidden
          className="tabular absolute right-4 bottom-4 rounded-full bg-ink px-2.5 py-1 text-micro font-semibold text-ground md:hidden"
        >
          {current + 1} / {pictures.length}
        </span>
        {children}
      </div>
    </>
  );
}
