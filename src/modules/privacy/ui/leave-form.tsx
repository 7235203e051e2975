'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { buttonClass } from '~/components/ui/button-class';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { refusalOf } from '~/lib/refusal';
import { ProofForm } from '~/modules/account/ui/proof-form';
import { useProven } from '~/modules/account/ui/use-proven';
import { forgetTyped } from '~/lib/forget-typed';
import { trpc } from '~/trpc/client';

/**
 * One press, one confirmation, which asks who it is unless they have just proven it. Afterwards this page says that it is done,
 * and knows nobody any more.
 */
export function LeaveForm({ home, isProven }: { home: string; isProven: boolean }) {
  const t = useTranslations();
  const proven = useProven();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [removeWords, setRemoveWords] = useState(false);
  const leave = trpc.privacy.leave.useMutation();

  const confirm = async () => {
    setPending(true);
    setProblem(null);
    try {
      const done = await proven(async () => {
        await leave.mutateAsync({ removeWords });
        return true;
      });
      if (done) {
        forgetTyped();
        setGone(true);
      }
    } catch (error) {
      const refusal = refusalOf(error);
      setProblem(refusal ? t(`errors.${refusal.code}`, refusal.values) : t('errors.NETWORK'));
    } finally {
      setPending(false);
      setAsking(false);
    }
  };

  if (gone) {
    return (
      <div className="grid justify-items-start gap-5">
        <Notice tone="ok" live>
          {t('account.leave.done')}
        </Notice>
        {/* A new document: nothing of before may be left in this one. */}
        <a href={home} className={buttonClass({})}>
          {t('account.leave.home')}
        </a>
      </div>
    );
  }
  return (
    <>
      {problem && (
        <Notice tone="error" live className="mb-4">
          {problem}
        </Notice>
      )}
      <div className="pb-5">
        <Checkbox
          label={t('account.leave.removeWords')}
          checked={removeWords}
          onChange={({ target }) => setRemoveWords(target.checked)}
        />
      </div>
      <Button variant="danger" size={52} onClick={() => setAsking(true)}>
        {t('account.leave.submit')}
      </Button>
      <Dialog
        open={asking}
        title={t('account.leave.ask')}
        onClose={() => setAsking(false)}
        footer={
          isProven && (
            <>
              <Button variant="ghost" size={44} onClick={() => setAsking(false)}>
                {t('account.leave.keep')}
              </Button>
              <Button variant="danger" size={44} pending={pending} onClick={() => void confirm()}>
                {t('account.leave.confirm')}
              </Button>
            </>
          )
        }
      >
        <p className="text-ui text-ink-2">{t('account.leave.askText')}</p>
        {asking && !isProven && (
          <div className="pt-4">
            <ProofForm
              deed={{ keep: t('account.leave.keep'), submit: t('account.leave.confirm'), pending }}
              onProven={() => void confirm()}
              onCancel={() => setAsking(false)}
            />
          </div>
        )}
      </Dialog>
    </>
  );
}
