'use client';

import { useTranslations } from 'next-intl';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import type { Nudge } from '../rules';
import { AskFirst } from './ask-first';
import { useOutcome } from './use-outcome';

/** Makes the shop look at something again at once. */
export function NudgeButton({ nudge: name, subject }: { nudge: Nudge; subject: string }) {
  const t = useTranslations('books.island.mend');
  const { done, refused } = useOutcome();
  const nudge = useProvenMutation(
    trpc.admin.books.nudge.useMutation({ onSuccess: () => done(t(`${name}.done`)), onError: unlessProof(refused) }),
  );
  return <AskFirst mend={name} pending={nudge.isPending} onConfirm={() => nudge.mutate({ nudge: name, subject })} />;
}
