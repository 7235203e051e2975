'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '~/components/ui/checkbox';
import { Tag } from '~/components/ui/tag';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { MAIL_CHOICES, type MailChoice } from '~/modules/notification/rules';
import { trpc } from '~/trpc/client';

/** Which mails come; those about orders and money always do, and say so. */
export function MailChoices({ start }: { start: Readonly<Record<MailChoice, boolean>> }) {
  const t = useTranslations('account.mails');
  const toast = useToast();
  const refusal = useRefusal();
  const [saved, setSaved] = useState(start);
  const [wanted, setWanted] = useState(start);
  const change = trpc.account.changeMails.useMutation({
    // One after the other: of two quick presses the later one is kept.
    scope: { id: 'mails' },
    onSuccess: (_done, kept) => {
      setSaved(kept);
      toast({ text: t('saved') });
    },
    onError: ({ data }) => {
      setWanted(saved);
      toast({ text: refusal(data) });
    },
  });
  const press = (choice: MailChoice, on: boolean) => {
    const next = { ...wanted, [choice]: on };
    setWanted(next);
    change.mutate(next);
  };
  return (
    <ul className="border-t border-line">
      <li className="flex min-h-tap flex-wrap items-center gap-x-2 border-b border-line py-1.5 text-ui">
        {t('always')}
        <Tag>{t('alwaysTag')}</Tag>
      </li>
      {MAIL_CHOICES.map((choice) => (
        <li key={choice} className="border-b border-line py-1.5">
          <Checkbox
            label={t(choice)}
            checked={wanted[choice]}
            onChange={(event) => press(choice, event.currentTarget.checked)}
          />
        </li>
      ))}
    </ul>
  );
}
