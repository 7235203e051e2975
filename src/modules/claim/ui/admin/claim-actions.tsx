'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import type { Carrier } from '~/modules/order/ui/admin/ship-form';
import type { StaffAction } from '../../rules';
import { AcceptClaim } from './accept-claim';
import { InspectClaim } from './inspect-claim';
import { MarkReshipDelivered } from './mark-reship-delivered';
import { ParcelStep } from './parcel-step';
import { RefundClaim } from './refund-claim';
import { RefuseClaim } from './refuse-claim';
import type { ActedClaim } from './staff-claim';

/** What staff can do with a request as it stands; each is asked once more before it is done. */
export function ClaimActions({ claim, carriers }: { claim: ActedClaim; carriers: readonly Carrier[] }) {
  const t = useTranslations('admin.island.claim');
  const [asked, setAsked] = useState<StaffAction | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** The provider has said no: paying by hand is what is left. */
  const [byHandOffered, setByHandOffered] = useState(false);
  const step = (action: StaffAction) => ({ claim, open: asked === action, onClose: () => setAsked(null) });
  const may = (action: StaffAction) => claim.may.includes(action);
  const ask = (action: StaffAction) => {
    setProblem(null);
    setAsked(action);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {problem && (
        <Notice tone="error" live className="w-full">
          {problem}
        </Notice>
      )}
      {claim.may.map((action, index) => (
        <Button
          key={action}
          size={44}
          variant={action === 'REFUSE' ? 'danger' : index === 0 ? 'primary' : 'outline'}
          onClick={() => ask(action)}
        >
          {t(`${action}.button`, { kind: claim.kind })}
        </Button>
      ))}
      {may('ACCEPT') && <AcceptClaim {...step('ACCEPT')} />}
      {may('REFUSE') && <RefuseClaim {...step('REFUSE')} />}
      {may('MARK_PICKED_UP') && <ParcelStep {...step('MARK_PICKED_UP')} action="MARK_PICKED_UP" carriers={carriers} />}
      {may('INSPECT') && (
        <InspectClaim
          {...step('INSPECT')}
          onFailed={(text, byHand) => {
            setAsked(null);
            setProblem(text);
            setByHandOffered(byHand);
          }}
        />
      )}
      {may('REFUND') && <RefundClaim {...step('REFUND')} byHandOffered={byHandOffered} />}
      {may('RESHIP') && (
        <ParcelStep {...step('RESHIP')} action="RESHIP" carriers={carriers} onRefundInstead={() => ask('REFUND')} />
      )}
      {may('MARK_RESHIP_DELIVERED') && <MarkReshipDelivered {...step('MARK_RESHIP_DELIVERED')} />}
    </div>
  );
}
