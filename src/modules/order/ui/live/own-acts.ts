/** For so long after its answer what this page did explains what is heard of the order: the rest of it follows by itself. */
const EXPLAINS_MS = 10_000;
const acts = new Map<string, number>();

/** This page does something with an order. @returns what is to be called when the answer is there */
export function beginAct(orderId: string): () => void {
  acts.set(orderId, Infinity);
  return () => void acts.set(orderId, performance.now() + EXPLAINS_MS);
}

/** Whether the answer to what this page does with the order is still on its way: until then nothing is drawn anew under it. */
export const isActing = (orderId: string): boolean => acts.get(orderId) === Infinity;

/** Whether what is heard of the order at `at` comes of what this page does with it. */
export const isOwnAct = (orderId: string, at = performance.now()): boolean => at < (acts.get(orderId) ?? 0);
