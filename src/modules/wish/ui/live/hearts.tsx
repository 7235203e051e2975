'use client';

import { useEffect } from 'react';
import { useToast } from '~/components/ui/toast';
import { useVisitor } from '~/modules/catalog/ui/live/visitor-store';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import { KEPT_AS } from '../kept-as';
import type { HeartWords } from './heart-keeper';

type HeartsProps = { href: string; words: HeartWords };

const keeper = () => import('./heart-keeper');

/**
 * Makes the hearts of a stored page work, which are drawn on the server: what is wished for comes with who is here, and matters
 * only for people with an account or with something kept on this device. Until then, or until the first press, it is this much script.
 */
export function Hearts({ href, words }: HeartsProps) {
  const visitor = useVisitor();
  const name = visitor?.name;
  const wishes = visitor?.wishes;
  const toast = useToast();
  useEffect(() => {
    if (name || (name === null && deviceText(KEPT_AS) !== null))
      keeper().then(
        ({ show }) => show(name, wishes),
        () => undefined,
      );
  }, [name, wishes]);
  useEffect(() => {
    const press = ({ target }: Event) => {
      const heart = target instanceof Element && target.closest('[data-wish]');
      if (heart)
        keeper().then(
          ({ press }) => press(heart, { toast, href, words }),
          () => toast({ text: words.failed }),
        );
    };
    document.addEventListener('click', press);
    return () => document.removeEventListener('click', press);
  }, [toast, href, words]);
  return null;
}
