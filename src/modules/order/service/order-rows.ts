import 'server-only';
import { newId, type Id } from '~/lib/ids';
import { needsCold } from '~/modules/catalog/rules';
import { optionText } from '~/modules/catalog/service/sellable';
import { deliveryPromise } from '~/modules/shipping/rules/promise';
import type { Member, Verdict } from './admit';

type Admitted = Extract<Verdict, { kind: 'ADMITTED' }>;

export function orderRow(
  { id, number, total }: { id: Id<'ord'>; number: string; total: number },
  { ctx, who, input, opening, requestHash, region }: Member,
  { lines, totals: sum }: Admitted,
  expiresAt: Date,
) {
  const { name, phone, ...address } = input.recipient;
  const contact = who.guestId ? input.contact : undefined;
  const cold = lines.some(({ variant }) => needsCold(variant));
  const promise = deliveryPromise(ctx.now, { region, cold }, ctx.shop.shipping);
  return {
    id,
    number,
    ...who,
    idempotencyKey: input.idempotencyKey,
    requestHash,
    state: 'PENDING' as const,
    currency: ctx.shop.currency,
    itemsTotal: sum.itemsTotal,
    discountTotal: sum.discountTotal,
    shippingTotal: sum.shippingTotal,
    surchargeTotal: sum.surchargeTotal,
    total,
    refundedTotal: 0,
    refundedShipping: 0,
    recipientName: name,
    recipientPhone: phone,
    ...address,
    contactName: contact?.name ?? null,
    contactPhone: contact?.phone ?? null,
    contactEmail: contact?.email ?? null,
    consents: { kinds: input.consents, version: ctx.shop.consentVersions.order, at: ctx.now.toISOString() },
    locale: ctx.locale,
    promisedFor: promise?.day ?? null,
    promisedIfPaidBefore: promise?.payBefore ?? null,
    expiresAt,
    // A whole hold from now is never shorter than what opening the window would extend it to.
    holdExtended: opening !== undefined,
  };
}

export function lineRows(orderId: Id<'ord'>, lines: Admitted['lines']) {
  return lines.map(({ variant, quantity }, position) => {
    const option = optionText(variant);
    return {
      id: newId('lin'),
      orderId,
      variantId: variant.variantId,
      productId: variant.productId,
      sellerId: variant.sellerId,
      position,
      productSlug: variant.slug,
      nameKo: variant.nameKo,
      nameEn: variant.nameEn,
      optionKo: option.ko,
      optionEn: option.en,
      image: variant.image,
      quantity,
      unitPrice: variant.price,
      unitListPrice: variant.listPrice ?? variant.price,
    };
  });
}

export function parcelRows(orderId: Id<'ord'>, lines: Admitted['lines']) {
  return [...new Set(lines.map((line) => line.variant.sellerId))].map((sellerId) => ({
    id: newId('ful'),
    orderId,
    sellerId,
  }));
}
