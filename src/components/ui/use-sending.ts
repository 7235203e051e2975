import { useState } from 'react';
import type { PictureRefusal, SentPicture } from '~/lib/send-picture';

/**
 * Sends pictures as soon as they are chosen, one after the other, as many as there is `room` for. `pending`: so many are on their
 * way; `refused`: why the last one that was not kept was not.
 */
export function useSending<T>(room: number, send: (file: File) => Promise<SentPicture<T>>, onKept: (kept: T) => void) {
  const [pending, setPending] = useState(0);
  const [refused, setRefused] = useState<PictureRefusal | null>(null);
  const free = room - pending;

  async function add(chosen: readonly File[]): Promise<void> {
    const files = chosen.slice(0, free);
    setRefused(null);
    setPending((before) => before + files.length);
    for (const file of files) {
      const sent = await send(file);
      if ('kept' in sent) onKept(sent.kept);
      else setRefused(sent.refused);
      setPending((before) => before - 1);
    }
  }
  return { pending, refused, free, add };
}
