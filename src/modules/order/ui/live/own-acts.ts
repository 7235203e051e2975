/** For so long after its answer what this page did explains what is heard of the order: the rest of it follows by itself. */
const EXPLAINS_MS = 10_000;
const acts = new Map<string, number>();
const waiting = new Map<string, () => void>();

/** This page does something with an order. @returns what is to be called when the answer is there */
export function beginAct(orderId: string): () => void {
  acts.set(orderId, Infinity);
  return () => {
    acts.set(orderId, performance.now() + EXPLAINS_MS);
    const work = waiting.get(orderId);
    waiting.delete(orderId);
    work?.();
  };
}

/**
 * Draws the page anew for what was heard of an order: at once, or when the answer to what the page itself does with it is there. The
 * sheet that waits for that answer would go with the page it stands on. Of several only the last is drawn.
 */
export function afterAct(orderId: string, draw: () => void): void {
  if (acts.get(orderId) === Infinity) waiting.set(orderId, draw);
  else draw();
}

/** Whether what is heard of the order at `at` comes of what this page does with it. */
export const isOwnAct = (orderId: string, at = performance.now()): boolean => at < (acts.get(orderId) ?? 0);
