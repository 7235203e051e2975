'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, type ComponentType } from 'react';
import { useToast } from '~/components/ui/toast';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import { COMPARED_AS, COMPARED_MOST } from '../../rules/compared';

export type ComparingProps = {
  href: string;
  /** Beside the tick of a page about one product, whose lower edge has a bar of its own. */
  inline?: boolean;
};

const bar = () => import('./compare-bar');

/**
 * Answers for every tick «비교» of a page, which are drawn on the server: the first one that is pressed, or something kept on this
 * device, brings the bar that leads to the comparison. Until then it is this much script.
 */
export function Comparing(props: ComparingProps) {
  const t = useTranslations('catalog.live');
  const toast = useToast();
  const [Bar, setBar] = useState<ComponentType<ComparingProps> | null>(null);
  useEffect(() => {
    // What was ticked before this page listened stands ticked: it counts too.
    if (deviceText(COMPARED_AS) || document.querySelector('[data-compare]:checked'))
      bar().then(
        ({ CompareBar }) => setBar(() => CompareBar),
        () => undefined,
      );
    const pressed = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || !target.dataset.compare) return;
      bar().then(
        ({ choose, CompareBar }) => {
          if (!choose(target)) toast({ text: t('compare.full', { most: COMPARED_MOST }) });
          setBar(() => CompareBar);
        },
        () => {
          target.checked = !target.checked;
          toast({ text: t('offline') });
        },
      );
    };
    document.addEventListener('change', pressed);
    return () => document.removeEventListener('change', pressed);
  }, [t, toast]);
  return Bar && <Bar {...props} />;
}
