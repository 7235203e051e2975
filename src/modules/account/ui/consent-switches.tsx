'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Notice } from '~/components/ui/notice';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { OPTIONAL_CONSENTS } from '../rules';
import { ConsentTexts, ReadConsent, type ConsentInSheet } from './consent-texts';

type Optional = (typeof OPTIONAL_CONSENTS)[number];
export type ShownConsent = {
  readonly kind: Optional;
  readonly granted: boolean;
  /** Since when, and of which version of the text, in words of the page's language. */
  readonly note: string;
};

type ConsentSwitchesProps = {
  consents: readonly ShownConsent[];
  /** Given so long ago that they end unless they are confirmed. */
  hasOld: boolean;
};

const NONE = { MARKETING_PRIVACY: false, AD_SMS: false, AD_EMAIL: false };

/** One press gives, one press withdraws. */
export function ConsentSwitches({ consents, hasOld }: ConsentSwitchesProps) {
  const t = useTranslations('account');
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const [reading, setReading] = useState<ConsentInSheet | null>(null);
  const given = Object.fromEntries(consents.map(({ kind, granted }) => [kind, granted]));
  // What was pressed is shown at once, until the page has been read anew.
  const [pressed, setPressed] = useState<Partial<Record<Optional, boolean>>>({});
  const shown = { ...NONE, ...given, ...pressed };
  const settled = {
    // One after the other: of two quick presses the later one is kept.
    scope: { id: 'consents' },
    onSuccess: () => toast({ text: t('consents.saved') }),
    onError: ({ data }: { data?: Parameters<typeof refusal>[0] }) => {
      setPressed({});
      toast({ text: refusal(data) });
    },
    onSettled: () => router.refresh(),
  };
  const change = trpc.account.changeConsents.useMutation(settled);
  const confirm = trpc.account.confirmConsents.useMutation(settled);
  const say = (next: typeof NONE) => {
    setPressed(next);
    change.mutate(next);
  };
  const press = (kind: Optional, granted: boolean) =>
    say(kind === 'MARKETING_PRIVACY' && !granted ? NONE : { ...shown, [kind]: granted });
  const ads = OPTIONAL_CONSENTS.filter((kind) => kind !== 'MARKETING_PRIVACY');
  const row = (kind: Optional) => {
    const note = consents.find((consent) => consent.kind === kind)?.note;
    return (
      <li key={kind} className="border-b border-line py-1.5">
        <Checkbox
          label={t(`consent.${kind}`)}
          checked={shown[kind]}
          disabled={kind !== 'MARKETING_PRIVACY' && !shown.MARKETING_PRIVACY}
          aria-describedby={`consent-${kind}`}
          onChange={(event) => press(kind, event.currentTarget.checked)}
          aside={<ReadConsent kind={kind} onRead={setReading} />}
        />
        <p id={`consent-${kind}`} className="pl-[30px] text-small text-ink-3">
          {note ?? t('consents.never')}
        </p>
      </li>
    );
  };
  return (
    <>
      {hasOld && (
        <Notice tone="warn" className="mb-4">
          <p>{t('consents.old')}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size={44} pending={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('consents.keep')}
            </Button>
            <Button variant="outline" size={44} onClick={() => say({ ...shown, AD_SMS: false, AD_EMAIL: false })}>
              {t('consents.stop')}
            </Button>
          </div>
        </Notice>
      )}
      <ul className="border-t border-line">{row('MARKETING_PRIVACY')}</ul>
      <p className="pt-3 pb-1 text-small text-ink-3">{t('consent.adNote')}</p>
      <ul className="border-t border-line">{ads.map(row)}</ul>
      <ConsentTexts reading={reading} onClose={() => setReading(null)} />
    </>
  );
}
