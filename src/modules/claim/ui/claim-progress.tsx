import { useTranslations } from 'next-intl';
import { StepsBar } from '~/components/ui/steps-bar';
import type { ClaimKind, ClaimState } from '../rules';

type Step = 'REQUESTED' | 'PICKING_UP' | 'INSPECTING' | 'REFUNDING' | 'RESHIPPING';

/** The steps a request goes through; an exchange of which nothing is left ends as a refund. */
function stepsOf(kind: ClaimKind, refunded: boolean): readonly Step[] {
  if (kind === 'CANCEL') return ['REQUESTED', 'REFUNDING'];
  return ['REQUESTED', 'PICKING_UP', 'INSPECTING', kind === 'RETURN' || refunded ? 'REFUNDING' : 'RESHIPPING'];
}

type ClaimProgressProps = { kind: ClaimKind; state: ClaimState; refunded: boolean };

/** How far a request has come; one that was refused or withdrawn has no way left to show. */
export function ClaimProgress({ kind, state, refunded }: ClaimProgressProps) {
  const t = useTranslations('claim.card');
  if (state === 'REFUSED' || state === 'WITHDRAWN') return null;
  const steps = stepsOf(kind, refunded || state === 'REFUNDING');
  const at = steps.findIndex((step) => step === state);
  return (
    <StepsBar
      label={t('label')}
      current={at < 0 ? steps.length : at}
      steps={steps.map((step) => ({ label: t(`steps.${step}`) }))}
    />
  );
}
