'use client';

import { useTranslations } from 'next-intl';
import { createContext, useCallback, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { Dialog } from '~/components/ui/dialog';
import { useToast } from '~/components/ui/toast';
import { refusalOf } from '~/lib/refusal';
import { ProofForm } from './proof-form';
import { useOutcome } from './use-outcome';

/** Runs a call, once more after a proof where the first try was refused for want of one. */
type Proven = <T>(call: () => Promise<T>) => Promise<T | undefined>;

const ProofContext = createContext<(() => Promise<boolean>) | null>(null);

/**
 * For calls that ask for a fresh proof of who somebody is: `await proven(() => mutation.mutateAsync(input))`. Where it is
 * wanting, a dialog asks for it and the call is made again. Rejects as the call does; undefined when the person closed the
 * dialog. The mutation's own `onError` also hears of the first refusal, so handle errors where this is awaited.
 */
export function useProven(): Proven {
  const ask = useContext(ProofContext);
  if (!ask) throw new Error('useProven outside of ProofProvider');
  return useCallback(
    async (call) => {
      try {
        return await call();
      } catch (error) {
        if (refusalOf(error)?.code !== 'PROOF_REQUIRED') throw error;
      }
      return (await ask()) ? call() : undefined;
    },
    [ask],
  );
}

/** Asks for the proof, one dialog for the whole page. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('account.proof');
  const toast = useToast();
  const outcome = useOutcome('proof');
  const [open, setOpen] = useState(false);
  const answer = useRef<(isProven: boolean) => void>(undefined);
  const told = useRef(false);
  useEffect(() => {
    if (!outcome || told.current) return;
    told.current = true;
    toast({ text: t(`outcome.${outcome}`) });
  }, [outcome, toast, t]);
  const close = useCallback((isProven: boolean) => {
    setOpen(false);
    answer.current?.(isProven);
    answer.current = undefined;
  }, []);
  const ask = useCallback(() => {
    answer.current?.(false);
    setOpen(true);
    return new Promise<boolean>((resolve) => {
      answer.current = resolve;
    });
  }, []);
  return (
    <ProofContext value={ask}>
      {children}
      <Dialog open={open} title={t('title')} onClose={() => close(false)}>
        {open && <ProofForm onProven={() => close(true)} onCancel={() => close(false)} />}
      </Dialog>
    </ProofContext>
  );
}
