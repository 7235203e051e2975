'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';
import { profileInput } from '../input';
import { faultsOf, type FieldFault } from './field-fault';
import { PhoneField } from './phone-field';
import { formatPhone } from './phone';

type ProfileProps = { name: string; phone: string | null };

/** Name and phone number, changed where they stand. Mistakes are said beside their field; what was typed stays. */
export function Profile({ name, phone }: ProfileProps) {
  const t = useTranslations('account');
  const router = useRouter();
  const toast = useToast();
  const refusal = useRefusal();
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState<{ name: string; phone: string } | null>(null);
  const [faults, setFaults] = useState<Partial<Record<string, FieldFault>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const save = trpc.account.changeProfile.useMutation({
    onSuccess: () => {
      setTyped(null);
      toast({ text: t('profile.saved') });
      router.refresh();
    },
    onError: ({ data }) => setProblem(refusal(data)),
  });

  if (!typed) {
    const open = () => {
      setFaults({});
      setProblem(null);
      setTyped({ name, phone: formatPhone(phone ?? '') });
    };
    return (
      <dl className="border-t border-line">
        <Row label={t('page.name')}>
          <span className="min-w-0 flex-1">{name}</span>
          <Button
            variant="ghost"
            size={44}
            className="-my-3 -mr-2"
            aria-label={t('profile.changeNamed')}
            onClick={open}
          >
            {t('profile.change')}
          </Button>
        </Row>
        <Row label={t('page.phone')}>
          <span className="tabular">{phone ? formatPhone(phone) : t('page.none')}</span>
        </Row>
      </dl>
    );
  }

  const sentence = (field: string) => {
    const fault = faults[field];
    return fault && t(`field.${fault}`);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setProblem(null);
    const parsed = profileInput.safeParse(typed);
    if (parsed.success) {
      setFaults({});
      return save.mutate(parsed.data);
    }
    const found = faultsOf(parsed.error);
    setFaults(found);
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('input[name]') ?? [])];
    inputs.find((input) => found[input.name])?.focus();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} className="grid gap-4 border-t border-line py-4">
      {problem && (
        <Notice tone="error" live>
          {problem}
        </Notice>
      )}
      <TextField
        name="name"
        label={t('page.name')}
        autoComplete="name"
        required
        value={typed.name}
        error={sentence('name')}
        onChange={({ currentTarget: { value } }) => setTyped({ ...typed, name: value })}
      />
      <PhoneField
        id="profile-phone"
        name="phone"
        label={t('page.phone')}
        autoComplete="tel"
        value={typed.phone}
        error={sentence('phone')}
        onChange={(value) => setTyped({ ...typed, phone: value })}
      />
      <div className="flex gap-2">
        <Button type="submit" size={44} pending={save.isPending}>
          {t('profile.save')}
        </Button>
        <Button variant="ghost" size={44} onClick={() => setTyped(null)}>
          {t('profile.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[112px_1fr] gap-3 border-b border-line py-3 text-ui">
      <dt className="text-ink-3">{label}</dt>
      <dd className="flex items-center justify-between gap-3">{children}</dd>
    </div>
  );
}
