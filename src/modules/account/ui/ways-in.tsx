'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import { ConfirmDialog } from '~/components/ui/confirm-dialog';
import { Notice } from '~/components/ui/notice';
import { Block } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';
import { leaveForNaver } from './leave-for-naver';
import { useOutcome } from './use-outcome';
import { useProven } from './use-proven';

type WaysInProps = {
  ways: {
    readonly email: string | null;
    readonly password: boolean;
    readonly naver: boolean;
    readonly offersNaver: boolean;
  };
};

/** How one gets into the account: Naver can be linked and unlinked, after a fresh proof of who one is. */
export function WaysIn({ ways }: WaysInProps) {
  const t = useTranslations('account.waysIn');
  const outcome = useOutcome('link');
  const naver = useNaver();
  const unlinkable = ways.naver && ways.password;
  return (
    <Block title={t('title')}>
      <p className="pb-4 text-ui text-ink-2">{t('lead')}</p>
      {outcome && (
        <Notice tone={outcome === 'DONE' ? 'ok' : 'error'} live className="mb-4">
          {t(`outcome.${outcome}`)}
        </Notice>
      )}
      {naver.problem && (
        <Notice tone="error" live className="mb-4">
          {naver.problem}
        </Notice>
      )}
      <ul className="border-t border-line">
        <Way name={t('password')} note={t(ways.password ? 'inUse' : 'none')}>
          <TextLink href="/account/password">{t(ways.password ? 'changePassword' : 'setPassword')}</TextLink>
        </Way>
        {(ways.naver || ways.offersNaver) && (
          <Way name={t('naver')} note={naverNote(ways, t)}>
            {unlinkable && (
              <Button variant="ghost" size={44} className="-mr-2" aria-label={t('unlinkNaver')} onClick={naver.ask}>
                {t('unlink')}
              </Button>
            )}
            {!ways.naver && (
              <Button
                variant="outline"
                size={44}
                aria-label={t('linkNaver')}
                pending={naver.leaving}
                onClick={() => void naver.link()}
              >
                {t('link')}
              </Button>
            )}
          </Way>
        )}
      </ul>
      <ConfirmDialog
        open={naver.asking}
        title={t('ask')}
        keep={t('keep')}
        confirm={t('unlink')}
        pending={naver.unlinking}
        onClose={naver.keep}
        onConfirm={() => void naver.unlink()}
      >
        {t('askText')}
      </ConfirmDialog>
    </Block>
  );
}

function naverNote({ naver, password }: WaysInProps['ways'], t: ReturnType<typeof useTranslations<'account.waysIn'>>) {
  if (!naver) return t('notLinked');
  return password ? t('linked') : `${t('linked')} · ${t('lastWay')}`;
}

function Way({ name, note, children }: { name: string; note: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex min-h-tap items-center gap-3 border-b border-line py-2">
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="text-ui font-semibold">{name}</span>
        <span className="text-label text-ink-3">{note}</span>
      </span>
      {children}
    </li>
  );
}

/** Linking and unlinking, each refused with a sentence. */
function useNaver() {
  const t = useTranslations();
  const toast = useToast();
  const router = useRouter();
  const proven = useProven();
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const linking = trpc.account.linkNaver.useMutation();
  const unlinking = trpc.account.unlinkNaver.useMutation();
  const refuse = (error: unknown) => {
    const refusal = refusalOf(error);
    setProblem(t(`errors.${refusal?.code ?? 'NETWORK'}`, refusal?.values));
  };
  const link = async () => {
    setProblem(null);
    setLeaving(true);
    try {
      const fault = await leaveForNaver((input) => proven(() => linking.mutateAsync(input)));
      if (fault === null) return;
      if (fault) setProblem(t('account.waysIn.failed'));
    } catch (error) {
      refuse(error);
    }
    setLeaving(false);
  };
  const unlink = async () => {
    setProblem(null);
    try {
      const done = await proven(() => unlinking.mutateAsync());
      if (done) toast({ text: t('account.waysIn.done') });
    } catch (error) {
      refuse(error);
    }
    setAsking(false);
    router.refresh();
  };
  const ask = () => setAsking(true);
  const keep = () => setAsking(false);
  return { problem, asking, ask, keep, leaving, link, unlink, unlinking: unlinking.isPending };
}
