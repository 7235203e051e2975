'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import type { Id } from '~/lib/ids';
import { useOrderStep } from '~/modules/order/ui/admin/use-order-step';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';

/** Asks the provider for an open refund now, instead of at the timer's next turn. */
export function RetryRefund({ refundId }: { refundId: Id<'ref'> }) {
  const t = useTranslations('admin.island.retry');
  const { problem, begin, done, refused } = useOrderStep();
  const retry = useProvenMutation(
    trpc.admin.payments.retryRefund.useMutation({
      onMutate: begin,
      onSuccess: ({ state }) => done(t(`done.${state}`)),
      onError: unlessProof((error) => refused(error.data)),
    }),
  );
  return (
    <>
      <Button variant="outline" size={40} pending={retry.isPending} onClick={() => retry.mutate({ refundId })}>
        {t('button')}
      </Button>
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
    </>
  );
}
