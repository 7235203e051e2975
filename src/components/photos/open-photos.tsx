'use client';

import { type ComponentType, type MouseEvent, type ReactNode, useState } from 'react';
import type { PhotoViewerProps, ViewedPhoto } from './photo-viewer';

/** The links of a row as what they lead to, in order. */
const photosOf = (row: Element): ViewedPhoto[] =>
  [...row.querySelectorAll('a')].map((link) => ({
    src: link.href,
    alt: link.querySelector('img')?.alt ?? '',
  }));

/**
 * A row of links to photos: a tap opens them in place, one beside the other. What shows them comes with the first tap; without it,
 * and for whoever asks for another window, each link leads to its picture.
 */
export function OpenPhotos({ className, children }: { className: string; children: ReactNode }) {
  const [Viewer, setViewer] = useState<ComponentType<PhotoViewerProps> | null>(null);
  const [open, setOpen] = useState<Pick<PhotoViewerProps, 'photos' | 'first'> | null>(null);

  function look(event: MouseEvent<HTMLUListElement>) {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const photos = photosOf(event.currentTarget);
    import('./photo-viewer').then(
      ({ PhotoViewer }) => {
        setViewer(() => PhotoViewer);
        setOpen({ photos, first: photos.findIndex(({ src }) => src === link.href) });
      },
      () => window.location.assign(link.href),
    );
  }

  return (
    <>
      <ul className={className} onClick={look}>
        {children}
      </ul>
      {Viewer && open && <Viewer {...open} onClose={() => setOpen(null)} />}
    </>
  );
}
