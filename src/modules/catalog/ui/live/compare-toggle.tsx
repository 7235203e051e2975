'use client';

import { useTranslations } from 'next-intl';
import { Tick } from '~/components/ui/tick';
import type { Id } from '~/lib/ids';
import { keptOnDevice } from '~/modules/nutrition/ui/kept-on-device';
import { readCompared, toggleCompared } from '../../rules/compared';

const kept = keptOnDevice('compared', readCompared);

/** Takes a product into the comparison kept on this device, and leads there once there are two. */
export function CompareToggle({ productId, href }: { productId: Id<'prd'>; href: string }) {
  const t = useTranslations('catalog.live.compare');
  const ids = kept.useKept();
  return (
    <Tick
      label={t('take')}
      checked={ids.includes(productId)}
      onChange={() => kept.keep(toggleCompared(kept.now(), productId).join(',') || null)}
      aside={
        ids.length > 1 && (
          <a
            href={`${href}?ids=${ids.join(',')}`}
            className="inline-flex min-h-tap items-center font-semibold text-brand underline underline-offset-3"
          >
            {t('see', { count: ids.length })}
          </a>
        )
      }
    />
  );
}
