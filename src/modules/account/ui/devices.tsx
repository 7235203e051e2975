'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { ConfirmDialog } from '~/components/ui/confirm-dialog';
import { Tag } from '~/components/ui/tag';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { unlessProof, useProvenMutation } from './use-proven-mutation';

export type ShownDevice = {
  readonly id: string;
  readonly name: string;
  /** When it was used last, in words of the page's language. */
  readonly seen: string;
  readonly isThis: boolean;
};

/** Where the customer is signed in; every other device can be signed out, one or all, after asking once more. */
export function Devices({ devices }: { devices: readonly ShownDevice[] }) {
  const t = useTranslations('account.devices');
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [asked, setAsked] = useState<ShownDevice | 'ALL' | null>(null);
  const nameOf = ({ name }: ShownDevice) => name || t('unknown');
  const tell = (text: string) => {
    toast({ text });
    setAsked(null);
    router.refresh();
  };
  const onSuccess = () => tell(t('done'));
  const endOne = useProvenMutation(
    trpc.account.endDevice.useMutation({ onSuccess, onError: unlessProof(({ data }) => tell(refusal(data))) }),
  );
  const endAll = useProvenMutation(
    trpc.account.endOtherDevices.useMutation({ onSuccess, onError: unlessProof(({ data }) => tell(refusal(data))) }),
  );
  const pending = endOne.isPending || endAll.isPending;
  const others = devices.filter(({ isThis }) => !isThis);
  const confirm = () => {
    if (asked === 'ALL') endAll.mutate();
    else if (asked) endOne.mutate({ id: asked.id });
  };
  return (
    <>
      <ul className="border-t border-line">
        {devices.map((device) => (
          <li key={device.id} className="flex min-h-tap items-center gap-3 border-b border-line py-2">
            <span className="grid min-w-0 flex-1 gap-1">
              <span className="flex flex-wrap items-center gap-2 text-ui font-semibold">
                {nameOf(device)}
                {device.isThis && <Tag>{t('this')}</Tag>}
              </span>
              <span className="text-label text-ink-3">{t('seen', { at: device.seen })}</span>
            </span>
            {!device.isThis && (
              <Button
                variant="ghost"
                size={44}
                className="-mr-2"
                aria-label={t('endNamed', { name: nameOf(device) })}
                onClick={() => setAsked(device)}
              >
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <Button variant="outline" size={44} className="mt-4" onClick={() => setAsked('ALL')}>
          {t('endOthers')}
        </Button>
      )}
      <ConfirmDialog
        open={asked !== null}
        title={asked === 'ALL' ? t('askAll') : t('ask')}
        keep={t('keep')}
        confirm={t('end')}
        pending={pending}
        onClose={() => setAsked(null)}
        onConfirm={confirm}
      >
        {asked === 'ALL'
          ? t('askAllText', { count: others.length })
          : t('askText', { name: asked ? nameOf(asked) : '' })}
      </ConfirmDialog>
    </>
  );
}
