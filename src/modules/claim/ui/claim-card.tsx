import { ChevronDown } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Amount } from '~/components/ui/amount';
import { PhotoRow } from '~/components/photos/photo-row';
import { Icon } from '~/components/ui/icon';
import { Block } from '~/components/ui/section-heading';
import { Tag } from '~/components/ui/tag';
import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { PhotoView } from '~/lib/photo-files';
import { dateText } from '~/modules/order/ui/order-times';
import { TrackParcel } from '~/modules/order/ui/track-parcel';
import type { RefundAccount } from '~/modules/payment/rules';
import type { ShownAccount } from '~/modules/payment/shown-account';
import { useBankName } from '~/modules/payment/ui/bank-name';
import type { ClaimKind, ClaimReason, ClaimState } from '../rules';
import { ClaimProgress } from './claim-progress';
import { WithdrawClaim } from './withdraw-claim';

export type ShownClaim = {
  readonly id: Id<'clm'>;
  readonly orderId: Id<'ord'>;
  readonly kind: ClaimKind;
  readonly state: ClaimState;
  readonly reason: ClaimReason;
  readonly text: string;
  readonly refundAccount: ShownAccount<RefundAccount> | null;
  readonly pickupCarrier: string | null;
  readonly pickupTracking: string | null;
  readonly reshipCarrier: string | null;
  readonly reshipTracking: string | null;
  readonly decision: string;
  readonly refund: { readonly amount: number } | null;
  readonly createdAt: Date;
  readonly mayWithdraw: boolean;
  readonly photos: readonly PhotoView<'clp'>[];
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly nameKo: string;
    readonly nameEn: string;
  }[];
};

type ClaimCardProps = {
  claim: ShownClaim;
  currency: CurrencyCode;
  carrierOf: (id: string) => string;
  /** The carrier’s own page about a parcel, where it has one. */
  linkOf: (number: string, carrier: string | null) => string | null;
};

/** Over without anything having come of it: one line says so, with the seller's reason. */
const FOLDED: readonly ClaimState[] = ['REFUSED', 'WITHDRAWN'];

/** A request of the buyer: how far it is, what was asked, and what the seller says to it. */
export function ClaimCard(props: ClaimCardProps) {
  const t = useTranslations('claim');
  const { claim, carrierOf } = props;
  const { kind, state, refund } = claim;
  if (FOLDED.includes(state)) return <FoldedClaim {...props} />;
  return (
    <Block title={t(`title.${kind}`)} aside={<Tag tone={TONES[state]}>{t(`card.state.${state}`)}</Tag>}>
      <div className="grid gap-5">
        <ClaimProgress kind={kind} state={state} refunded={refund !== null} />
        <p className="text-ui font-semibold">
          {t(`card.said.${state}`, {
            kind: kind === 'EXCHANGE' && refund ? 'RETURN' : kind,
            carrier: claim.reshipCarrier ? carrierOf(claim.reshipCarrier) : '',
            tracking: claim.reshipTracking ?? '',
          })}
        </p>
        {claim.decision && (
          <div className="rounded-r3 bg-tile px-3.5 py-3 text-label/[21px]">
            <p className="font-semibold">{t('card.decision')}</p>
            <p className="whitespace-pre-line text-ink-2">{claim.decision}</p>
          </div>
        )}
        <ClaimFacts {...props} />
      </div>
    </Block>
  );
}

function FoldedClaim(props: ClaimCardProps) {
  const t = useTranslations('claim');
  const { kind, state, decision } = props.claim;
  return (
    <details className="group mb-8 border-y border-line py-2">
      <summary className="flex min-h-tap cursor-pointer list-none flex-wrap items-center gap-x-3 [&::-webkit-details-marker]:hidden">
        <h2 className="text-ui font-bold tracking-normal">{t(`title.${kind}`)}</h2>
        <Tag tone={TONES[state]}>{t(`card.state.${state}`)}</Tag>
        <span className="ml-auto flex items-center gap-1 text-small text-ink-2">
          {t('card.more')}
          <Icon of={ChevronDown} size={18} className="transition-transform group-open:rotate-180" />
        </span>
        {decision && <span className="w-full pb-2 text-label/[21px] whitespace-pre-line text-ink-2">{decision}</span>}
      </summary>
      <div className="grid gap-5 pt-2 pb-4">
        <ClaimFacts {...props} />
      </div>
    </details>
  );
}

/** What was asked, and what became of it, fact by fact. */
function ClaimFacts({ claim, currency, carrierOf, linkOf }: ClaimCardProps) {
  const t = useTranslations('claim');
  const locale = useLocale();
  const bankName = useBankName();
  const { state, refund, refundAccount } = claim;
  const parcel = (carrier: string | null, number: string | null) =>
    carrier ? `${carrierOf(carrier)} ${number ?? ''}` : '';
  const lines = claim.lines.map(({ nameKo, nameEn, quantity }) =>
    t('card.line', { name: locale === 'ko' ? nameKo : nameEn, quantity }),
  );
  return (
    <>
      <dl className="grid gap-2 text-ui">
        <Row label={t('card.reason')}>{t(`reasons.${claim.reason}`)}</Row>
        {claim.text && <Row label={t('card.words')}>{claim.text}</Row>}
        {claim.photos.length > 0 && (
          <Row label={t('card.photos')}>
            <PhotoRow photos={claim.photos} alt={(number) => t('photo', { number })} className="" />
          </Row>
        )}
        <Row label={t('card.lines')}>{lines.join(', ')}</Row>
        {refund && (
          <Row label={t(state === 'COMPLETED' ? 'card.refunded' : 'card.refund')}>
            <Amount money={{ amount: refund.amount, currency }} locale={locale} />
          </Row>
        )}
        {refundAccount && (
          <Row label={t('card.account')}>
            {bankName(refundAccount.bank)} {refundAccount.number} {refundAccount.holder}
          </Row>
        )}
        {claim.pickupCarrier && <Row label={t('card.pickup')}>{parcel(claim.pickupCarrier, claim.pickupTracking)}</Row>}
      </dl>
      {claim.reshipTracking && (
        <div className="flex flex-wrap gap-2">
          <TrackParcel number={claim.reshipTracking} href={linkOf(claim.reshipTracking, claim.reshipCarrier)} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {claim.mayWithdraw && <WithdrawClaim orderId={claim.orderId} claimId={claim.id} />}
        <p className="text-small text-ink-3">{t('card.asked', { date: dateText(claim.createdAt, locale) })}</p>
      </div>
    </>
  );
}

const TONES = {
  REQUESTED: 'warn',
  PICKING_UP: 'brand',
  INSPECTING: 'brand',
  REFUNDING: 'brand',
  RESHIPPING: 'brand',
  COMPLETED: 'plain',
  REFUSED: 'error',
  WITHDRAWN: 'plain',
} as const;

function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex gap-4">
      <dt className="w-24 flex-none text-ink-2">{label}</dt>
      <dd className="tabular min-w-0 flex-1 [overflow-wrap:anywhere] whitespace-pre-line">{children}</dd>
    </div>
  );
}
