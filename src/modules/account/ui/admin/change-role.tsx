'use client';

import { Shield, ShieldCheck, User } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { RadioCards } from '~/components/ui/radio-cards';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { GIVEN_ROLES, type GivenRole } from '../../admin-input';
import { STAFF_AREAS, type Role, type StaffArea } from '../../rules';
import { unlessProof, useProvenMutation } from '../use-proven-mutation';

const ICONS = { CUSTOMER: User, STAFF: Shield, ADMIN: ShieldCheck } as const;
const givenRole = (role: string): GivenRole => GIVEN_ROLES.find((known) => known === role) ?? 'CUSTOMER';

type ChangeRoleProps = { userId: Id<'usr'>; name: string; role: Role; areas: readonly StaffArea[] };

/** What somebody may do from now on, read once more before it is done: their logins end with it. */
export function ChangeRole({ userId, name, role, areas }: ChangeRoleProps) {
  const t = useTranslations('admin.island.member');
  const back = useTranslations('admin.island')('back');
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [step, setStep] = useState<'CHOOSE' | 'CONFIRM' | null>(null);
  const [chosen, setChosen] = useState<GivenRole>(givenRole(role));
  const [ticked, setTicked] = useState<readonly StaffArea[]>(areas);
  const [missing, setMissing] = useState(false);
  const given = chosen === 'STAFF' ? STAFF_AREAS.filter((area) => ticked.includes(area)) : [];
  const isSame = chosen === role && given.join() === STAFF_AREAS.filter((area) => areas.includes(area)).join();
  const change = useProvenMutation(
    trpc.admin.members.changeRole.useMutation({
      onSuccess: () => {
        setStep(null);
        toast({ text: t('changed', { name }) });
        router.refresh();
      },
      onError: unlessProof(() => {
        setStep('CHOOSE');
        router.refresh();
      }),
    }),
  );
  const open = () => {
    change.reset();
    setChosen(givenRole(role));
    setTicked(areas);
    setMissing(false);
    setStep('CHOOSE');
  };
  const next = () => {
    setMissing(chosen === 'STAFF' && given.length === 0);
    if (chosen === 'STAFF' && given.length === 0) return;
    change.reset();
    setStep('CONFIRM');
  };
  const tick = (area: StaffArea, isOn: boolean) => {
    setMissing(false);
    setTicked(isOn ? [...ticked, area] : ticked.filter((other) => other !== area));
  };
  return (
    <>
      <Button variant="outline" size={44} onClick={open}>
        {t('change')}
      </Button>
      <Dialog
        open={step !== null}
        title={step === 'CONFIRM' ? t('confirmTitle', { name }) : t('change')}
        onClose={() => setStep(null)}
        footer={
          step === 'CONFIRM' ? (
            <>
              <Button variant="ghost" size={44} onClick={() => setStep('CHOOSE')}>
                {back}
              </Button>
              <Button
                variant="danger"
                size={44}
                pending={change.isPending}
                onClick={() => change.mutate({ userId, role: chosen, areas: given, seen: { role, areas: [...areas] } })}
              >
                {t('confirm')}
              </Button>
            </>
          ) : (
            <>
              <Button variant="ghost" size={44} onClick={() => setStep(null)}>
                {back}
              </Button>
              <Button size={44} disabled={isSame} onClick={next}>
                {t('toConfirm')}
              </Button>
            </>
          )
        }
      >
        {step === 'CONFIRM' ? (
          <ul className="grid list-disc gap-1 pl-5 text-ui">
            <li>{t(`becomes.${chosen}`, { areas: given.map((area) => t(`area.${area}`)).join(', ') })}</li>
            <li>{t('logsOut')}</li>
            <li>{t('written')}</li>
          </ul>
        ) : (
          <div className="grid gap-5">
            {change.error && (
              <Notice tone="error" live>
                {refusal(change.error.data)}
              </Notice>
            )}
            <RadioCards
              legend={t('roleHead')}
              name="role"
              value={chosen}
              onValueChange={(value) => setChosen(givenRole(value))}
              options={GIVEN_ROLES.map((value) => ({
                value,
                label: t(`role.${value}`),
                icon: ICONS[value],
              }))}
            />
            {chosen === 'STAFF' && (
              <fieldset>
                <legend className="pb-1 text-ui font-bold">{t('areas')}</legend>
                {STAFF_AREAS.map((area, index) => (
                  <Checkbox
                    key={area}
                    name={area}
                    label={t(`area.${area}`)}
                    checked={ticked.includes(area)}
                    onChange={(event) => tick(area, event.target.checked)}
                    error={missing && index === STAFF_AREAS.length - 1 ? t('areasMissing') : undefined}
                  />
                ))}
              </fieldset>
            )}
          </div>
        )}
      </Dialog>
    </>
  );
}
