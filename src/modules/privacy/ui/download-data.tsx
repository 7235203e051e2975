'use client';

import { Download } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { useToast } from '~/components/ui/toast';
import { refusalOf } from '~/lib/refusal';
import { useProven } from '~/modules/account/ui/use-proven';
import { trpc } from '~/trpc/client';

/** Gives the file of everything the shop knows of them, after asking once more who they are where that was long ago. */
export function DownloadData() {
  const t = useTranslations();
  const toast = useToast();
  const proven = useProven();
  const [pending, setPending] = useState(false);
  const mayExport = trpc.privacy.mayExport.useMutation();
  const download = async () => {
    setPending(true);
    try {
      const file = await proven(() => mayExport.mutateAsync());
      if (file) location.assign(file.path);
    } catch (error) {
      const refusal = refusalOf(error);
      toast({ text: refusal ? t(`errors.${refusal.code}`, refusal.values) : t('errors.NETWORK') });
    } finally {
      setPending(false);
    }
  };
  return (
    <Button variant="outline" size={44} pending={pending} onClick={() => void download()}>
      <Icon of={Download} size={18} />
      {t('account.data.download')}
    </Button>
  );
}
