'use client';

import { X } from 'lucide';
import { useTranslations } from 'next-intl';
import { IconButton } from '~/components/ui/icon-button';
import { Table } from '~/components/ui/table';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';

type Synonym = { readonly id: Id<'syn'>; readonly word: string; readonly other: string };

export function SynonymRows({ caption, rows }: { caption: string; rows: readonly Synonym[] }) {
  const t = useTranslations('admin.island.synonym');
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const remove = trpc.admin.search.removeSynonym.useMutation({
    onSuccess: () => toast({ text: t('removed') }),
    onError: ({ data }) => toast({ text: refusal(data) }),
    onSettled: () => router.refresh(),
  });
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'word', head: t('word'), rowHead: true, cell: ({ word }) => word },
        { key: 'other', head: t('other'), cell: ({ other }) => other },
        {
          key: 'remove',
          head: <span className="sr-only">{t('remove')}</span>,
          numeric: true,
          cell: ({ id, word, other }) => (
            <IconButton
              icon={X}
              size={18}
              label={t('removeNamed', { word, other })}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ synonymId: id })}
            />
          ),
        },
      ]}
    />
  );
}
