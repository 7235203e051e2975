export const HOLD_STATES = ['ACTIVE', 'SOLD', 'RELEASED'] as const;
export type HoldState = (typeof HOLD_STATES)[number];

export const MOVEMENT_KINDS = ['RESERVE', 'SELL', 'RELEASE', 'RESTOCK', 'ADJUST'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** What each movement does to the two counters, for a positive quantity; ADJUST carries its own sign. */
export function movementDeltas(kind: MovementKind, quantity: number): { stock: number; reserved: number } {
  switch (kind) {
    case 'RESERVE':
      return { stock: 0, reserved: quantity };
    case 'SELL':
      return { stock: -quantity, reserved: -quantity };
    case 'RELEASE':
      return { stock: 0, reserved: -quantity };
    case 'RESTOCK':
    case 'ADJUST':
      return { stock: quantity, reserved: 0 };
  }
}

/** Units a shopper is told about: an exact number only when few are left. */
export const LOW_STOCK = 5;
