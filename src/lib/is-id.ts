import type { Id, IdKind } from './ids';

/** Whether this looks like an id of that kind. It stands apart, so that a browser that reads ids gets nothing that makes them. */
export function isId<K extends IdKind>(kind: K, value: string): value is Id<K> {
  return new RegExp(`^${kind}_[0-9A-Za-z]{20}$`).test(value);
}
