'use client';

import { useTranslations } from 'next-intl';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import type { CheckKey, Mend } from '../rules';
import { AskFirst } from './ask-first';
import { useOutcome } from './use-outcome';

type MendButtonProps = { check: CheckKey; subject: string; what: string; mend: Mend };

/** Puts one difference right. */
export function MendButton({ mend, ...difference }: MendButtonProps) {
  const t = useTranslations('books.island.mend');
  const { done, refused } = useOutcome();
  const repair = useProvenMutation(
    trpc.admin.books.repair.useMutation({ onSuccess: () => done(t(`${mend}.done`)), onError: unlessProof(refused) }),
  );
  return <AskFirst mend={mend} pending={repair.isPending} onConfirm={() => repair.mutate(difference)} />;
}
