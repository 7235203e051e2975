import type { PlaceOrderInput } from '~/modules/order/input';

/** A complete order request that was not priced first. */
export function orderRequest(
  lines: PlaceOrderInput['lines'],
  expectedTotal: number,
  postalCode = '04524',
): PlaceOrderInput {
  return {
    idempotencyKey: crypto.randomUUID(),
    lines,
    expectedTotal,
    recipient: {
      name: '김예시',
      phone: '01000000000',
      postalCode,
      address1: '서울특별시 중구 예시로 110',
      address2: '101호',
      deliveryRequest: 'DOOR',
      deliveryNote: '',
    },
    consents: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'],
  };
}
