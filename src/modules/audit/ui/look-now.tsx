'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { trpc } from '~/trpc/client';
import { useOutcome } from './use-outcome';

/** Looks at the books now instead of at the next turn of the timer, and says what was found. */
export function LookNow() {
  const t = useTranslations('books.island.look');
  const { done, refused } = useOutcome();
  const look = trpc.admin.books.look.useMutation({
    onSuccess: ({ differences, skipped }) =>
      done(skipped > 0 ? t('busy') : differences === 0 ? t('agree') : t('differ', { count: differences })),
    onError: refused,
  });
  return (
    <Button size={44} pending={look.isPending} onClick={() => look.mutate()}>
      {t('button')}
    </Button>
  );
}
