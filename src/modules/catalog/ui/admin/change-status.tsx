'use client';

import { Eye, EyeOff, PencilLine } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { RadioCards } from '~/components/ui/radio-cards';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import type { ProductStatus } from '../../rules';

const SHOWN: readonly ProductStatus[] = ['ACTIVE', 'HIDDEN', 'DRAFT'];
const ICONS = { ACTIVE: Eye, HIDDEN: EyeOff, DRAFT: PencilLine } as const;

/** On sale, hidden or still being written: says what shoppers will see before it is saved. */
export function ChangeStatus({ productId, status }: { productId: Id<'prd'>; status: ProductStatus }) {
  const t = useTranslations('admin.island');
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ProductStatus>(status);
  const change = trpc.admin.products.changeStatus.useMutation({
    onSuccess: () => {
      toast({ text: t('status.done') });
      setOpen(false);
      router.refresh();
    },
    onError: () => router.refresh(),
  });
  const show = () => {
    setChosen(status);
    change.reset();
    setOpen(true);
  };
  return (
    <>
      <Button variant="outline" size={44} onClick={show}>
        {t('status.open')}
      </Button>
      <Dialog open={open} title={t('status.title')} onClose={() => setOpen(false)}>
        <div className="grid gap-5">
          <RadioCards
            legend={t('status.title')}
            hideLegend
            name="status"
            value={chosen}
            onValueChange={(value) => setChosen(SHOWN.find((known) => known === value) ?? chosen)}
            options={SHOWN.map((value) => ({ value, label: t(`status.${value}`), icon: ICONS[value] }))}
          />
          <p className="text-ui text-ink-2" aria-live="polite">
            {t(`status.effect.${chosen}`)}
          </p>
          {change.error && (
            <Notice tone="error" live>
              {refusal(change.error.data)}
            </Notice>
          )}
          <div className="flex justify-end gap-2">
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('back')}
            </Button>
            <Button
              size={44}
              disabled={chosen === status}
              pending={change.isPending}
              onClick={() => change.mutate({ productId, status: chosen, seen: status })}
            >
              {t('status.save')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
