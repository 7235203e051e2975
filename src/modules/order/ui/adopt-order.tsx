'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';

/** «내 주문에 담기»: the guest's order becomes one of the account's. `number` where several are offered side by side. */
export function AdoptOrder({ orderId, number }: { orderId: Id<'ord'>; number?: string }) {
  const t = useTranslations('order.adopt');
  const errors = useTranslations('errors');
  const router = useRouter();
  const toast = useToast();
  const [sentence, setSentence] = useState<string | null>(null);
  const adopt = trpc.order.adopt.useMutation({
    onSuccess: () => {
      toast({ text: t('done') });
      router.refresh();
    },
    onError: (error) => {
      const refusal = refusalOf(error);
      setSentence(refusal ? errors(refusal.code, refusal.values) : t('network'));
    },
  });
  return (
    <>
      <Button
        size={44}
        variant="outline"
        aria-label={number && t('buttonOf', { number })}
        pending={adopt.isPending}
        onClick={() => {
          setSentence(null);
          adopt.mutate({ orderId });
        }}
      >
        {t('button')}
      </Button>
      {sentence && (
        <Notice tone="error" live className="mt-3">
          {sentence}
        </Notice>
      )}
    </>
  );
}
