import { getTranslations } from 'next-intl/server';
import { CLAIM_REASONS } from '~/modules/claim/rules';
import { CANCEL_REASONS } from '~/modules/payment/input';
import { declineReason, goesBack } from '~/modules/payment/ui/decline-reason';
import { paidWith } from '~/modules/payment/ui/paid-with';
import { carrierName } from '~/modules/shipping/rules/parcel';
import type { Locale, ShopPreset } from '~/shops/preset';

/** Codes of the order's story in words of the visitor's language. */
export async function storyWords(locale: Locale, shop: ShopPreset) {
  const [declined, refused, fail, reasons, claimed, methods] = await Promise.all([
    getTranslations({ locale, namespace: 'payment.declined' }),
    getTranslations({ locale, namespace: 'payment.refused' }),
    getTranslations({ locale, namespace: 'checkout.fail' }),
    getTranslations({ locale, namespace: 'order.cancel.reasons' }),
    getTranslations({ locale, namespace: 'claim.reasons' }),
    getTranslations({ locale, namespace: 'order.paidWith' }),
  ]);
  return {
    /** Why a payment was refused, and that nothing was charged where that is so. */
    reasonOf: (code: string) => {
      const reason = declineReason(code);
      return goesBack(reason) ? declined(reason) : `${declined(reason)} ${fail('nothing')}`;
    },
    /** The same of a refusal that is past. */
    pastReasonOf: (code: string) => refused(declineReason(code)),
    /** Why it was cancelled, or asked back. */
    cancelReasonOf: (code: string) => {
      const asked = CLAIM_REASONS.find((known) => known === code);
      return asked ? claimed(asked) : reasons(CANCEL_REASONS.find((known) => known === code) ?? 'OTHER');
    },
    paidWithOf: (attempt: Parameters<typeof paidWith>[0]) => methods(paidWith(attempt)),
    carrierOf: (id: string) => carrierName(id, shop.shipping.carriers, locale),
  };
}
