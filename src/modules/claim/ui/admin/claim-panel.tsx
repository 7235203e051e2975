import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PhotoRow } from '~/components/photos/photo-row';
import { AdminDay, AdminTime } from '~/modules/order/ui/admin/admin-time';
import type { Carrier } from '~/modules/order/ui/admin/ship-form';
import { useBankName } from '~/modules/payment/ui/bank-name';
import { answerable } from '../../rules';
import { ClaimProgress } from '../claim-progress';
import { ClaimActions } from './claim-actions';
import { ClaimLineRows } from './claim-line-rows';
import { ClaimMoney } from './claim-money';
import { ClaimStateTag } from './claim-state-tag';
import type { StaffClaim } from './staff-claim';

type ClaimPanelProps = { claim: StaffClaim; carriers: readonly Carrier[]; carrierName: (id: string) => string };

/** A buyer's request: what they say, what it is about, what would go back, and what staff can do with it now. */
export function ClaimPanel({ claim, carriers, carrierName }: ClaimPanelProps) {
  const t = useTranslations('admin.claims');
  const words = useTranslations('claim');
  const reasons = useTranslations('claim.reasons');
  const bankName = useBankName();
  const { refundAccount } = claim;
  return (
    <article
      aria-label={t('panel', { kind: t(`kind.${claim.kind}`) })}
      className="grid gap-5 border-b border-line py-5"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-ui font-bold">{t('panel', { kind: t(`kind.${claim.kind}`) })}</h3>
        <ClaimStateTag state={claim.state} />
        <span className="tabular text-small text-ink-3">
          <AdminTime at={claim.createdAt} />
        </span>
      </div>
      <ClaimProgress kind={claim.kind} state={claim.state} refunded={claim.refund !== null} />
      <ClaimLineRows claim={claim} />
      <dl className="grid gap-2.5 text-label">
        <Fact label={t('reason')}>
          {reasons(claim.reason)} <span className="text-ink-2">({t(`side.${answerable(claim.reason)}`)})</span>
        </Fact>
        {claim.text && (
          <Fact label={t('words')}>
            <span className="whitespace-pre-line">«{claim.text}»</span>
          </Fact>
        )}
        {claim.photos.length > 0 && (
          <Fact label={words('card.photos')}>
            <PhotoRow photos={claim.photos} alt={(number) => words('photo', { number })} className="" />
          </Fact>
        )}
        {claim.knownAt && answerable(claim.reason) === 'SHOP' && (
          <Fact label={t('knownAt')}>
            <AdminDay at={claim.knownAt} />
          </Fact>
        )}
        {claim.decision && (
          <Fact label={t('decision')}>
            <span className="whitespace-pre-line">{claim.decision}</span>
          </Fact>
        )}
        {refundAccount && (
          <Fact label={t('account')}>
            {bankName(refundAccount.bank)} {refundAccount.number} {refundAccount.holder}
          </Fact>
        )}
        {claim.pickupCarrier && (
          <Fact label={t('pickup')}>
            {carrierName(claim.pickupCarrier)} <b>{claim.pickupTracking}</b>
          </Fact>
        )}
        {claim.reshipCarrier && (
          <Fact label={t('reship')}>
            {carrierName(claim.reshipCarrier)} <b>{claim.reshipTracking}</b>
          </Fact>
        )}
      </dl>
      <ClaimMoney claim={claim} />
      {claim.may.length > 0 && <ClaimActions claim={claim} carriers={carriers} />}
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[92px_minmax(0,1fr)] gap-3">
      <dt className="text-ink-3">{label}</dt>
      <dd className="tabular [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
