'use client';

import { useEffect, useRef } from 'react';
import { trpc } from '~/trpc/client';
import type { NoteDeclineInput } from '../input';

/**
 * Drawn where a browser is back from a window that refused, which nobody else knows. Told once; unheard, the try stays open in
 * the books and is never charged.
 */
export function NoteDecline(declined: NoteDeclineInput) {
  const { mutate } = trpc.payment.noteDecline.useMutation();
  const told = useRef(false);
  useEffect(() => {
    if (told.current) return;
    told.current = true;
    mutate(declined);
  });
  return null;
}
