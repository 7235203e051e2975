import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import type { AddressInput } from '../address-input';
import type { KeptAddress } from './address-book';

/** What can be done with one's addresses; the page is read anew after each, and a removal can be taken back. */
export function useAddressBook(onSaved: () => void) {
  const t = useTranslations('account.addresses');
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [problem, setProblem] = useState<string | null>(null);
  const add = trpc.account.addresses.add.useMutation();
  const change = trpc.account.addresses.change.useMutation();
  const remove = trpc.account.addresses.remove.useMutation();
  const makeDefault = trpc.account.addresses.makeDefault.useMutation();
  const told = {
    onError: ({ data }: { data?: Parameters<typeof refusal>[0] }) => toast({ text: refusal(data) }),
    onSettled: () => router.refresh(),
  };

  return {
    problem,
    pending: add.isPending || change.isPending,
    forgetProblem: () => setProblem(null),
    save: (address: AddressInput, id: Id<'adr'> | null) => {
      const done = {
        onSuccess: () => {
          setProblem(null);
          toast({ text: t('saved') });
          onSaved();
          router.refresh();
        },
        onError: ({ data }: { data?: Parameters<typeof refusal>[0] }) => setProblem(refusal(data)),
      };
      if (id === null) add.mutate(address, done);
      else change.mutate({ ...address, id }, done);
    },
    remove: ({ id, ...address }: KeptAddress) =>
      remove.mutate(
        { id },
        {
          ...told,
          onSuccess: () =>
            toast({
              text: t('removed'),
              action: { label: t('undo'), onAction: () => add.mutate(address, told) },
            }),
        },
      ),
    makeDefault: ({ id }: KeptAddress) =>
      makeDefault.mutate({ id }, { ...told, onSuccess: () => toast({ text: t('madeDefault') }) }),
  };
}
