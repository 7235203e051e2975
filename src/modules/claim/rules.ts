/** A buyer's request about an order that is already being prepared or was delivered. */
export const CLAIM_KINDS = ['CANCEL', 'RETURN', 'EXCHANGE'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const CLAIM_STATES = [
  'REQUESTED',
  'PICKING_UP',
  'INSPECTING',
  'REFUNDING',
  'RESHIPPING',
  'COMPLETED',
  'REFUSED',
  'WITHDRAWN',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** The steps of each kind: a cancel is refunded at once, a return after inspection, an exchange is sent once more. */
export const CLAIM_STEPS: Readonly<Record<ClaimKind, Readonly<Partial<Record<ClaimState, readonly ClaimState[]>>>>> = {
  CANCEL: { REQUESTED: ['REFUNDING', 'REFUSED', 'WITHDRAWN'], REFUNDING: ['COMPLETED', 'REQUESTED'] },
  RETURN: {
    REQUESTED: ['PICKING_UP', 'REFUSED', 'WITHDRAWN'],
    PICKING_UP: ['INSPECTING', 'WITHDRAWN'],
    INSPECTING: ['REFUNDING', 'REFUSED'],
    REFUNDING: ['COMPLETED', 'INSPECTING'],
  },
  EXCHANGE: {
    REQUESTED: ['PICKING_UP', 'REFUSED', 'WITHDRAWN'],
    PICKING_UP: ['INSPECTING', 'WITHDRAWN'],
    INSPECTING: ['RESHIPPING', 'REFUNDING', 'REFUSED'],
    RESHIPPING: ['COMPLETED'],
    REFUNDING: ['COMPLETED', 'INSPECTING'],
  },
};

export const CLAIM_REASONS = [
  'CHANGED_MIND',
  'WRONG_OPTION',
  'DELIVERY_LATE',
  'FAULTY',
  'DAMAGED',
  'NOT_AS_DESCRIBED',
  'WRONG_ITEM',
  'OTHER',
] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];
