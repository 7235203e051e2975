import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { PhotoView } from '~/lib/photo-files';
import type { Storage, Tile } from '~/modules/catalog/rules';
import type { RefundAccount, RefundState } from '~/modules/payment/rules';
import type { ClaimKind, ClaimReason, ClaimState, StaffAction } from '../../rules';

/** A request as far as the steps of staff need it in the browser. */
export type ActedClaim = {
  readonly id: Id<'clm'>;
  readonly kind: ClaimKind;
  readonly reason: ClaimReason;
  readonly state: ClaimState;
  readonly may: readonly StaffAction[];
  readonly currency: CurrencyCode;
  readonly sums: {
    readonly itemsAmount: number;
    readonly shippingAmount: number;
    readonly deduction: number;
    readonly amount: number;
    readonly fee: number;
  } | null;
  readonly lines: readonly {
    readonly lineId: Id<'lin'>;
    readonly quantity: number;
    readonly nameKo: string;
    readonly nameEn: string;
    readonly storage: Storage;
  }[];
};

export type StepProps = { readonly claim: ActedClaim; readonly open: boolean; readonly onClose: () => void };

/** A request with everything staff read of it. */
export type StaffClaim = Omit<ActedClaim, 'lines'> & {
  readonly text: string;
  readonly photos: readonly PhotoView<'clp'>[];
  readonly decision: string;
  readonly knownAt: Date | null;
  readonly refundAccount: RefundAccount | null;
  readonly pickupCarrier: string | null;
  readonly pickupTracking: string | null;
  readonly reshipCarrier: string | null;
  readonly reshipTracking: string | null;
  readonly refund: { readonly amount: number; readonly state: RefundState } | null;
  readonly createdAt: Date;
  readonly lines: readonly (ActedClaim['lines'][number] & {
    readonly restockQuantity: number | null;
    readonly optionKo: string;
    readonly optionEn: string;
    readonly image: string;
    readonly tile: Tile;
    readonly unitPrice: number;
  })[];
};
