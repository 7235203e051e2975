import { customAlphabet } from './random';

export { isId } from './is-id';

/** What an id names; the prefix is part of the id, so an order id can never be passed where a user id is expected. */
export const ID_KINDS = [
  'usr',
  'gst',
  'ses',
  'sel',
  'brd',
  'cat',
  'tag',
  'prd',
  'var',
  'nut',
  'crt',
  'cln',
  'ord',
  'lin',
  'ful',
  'evt',
  'hld',
  'pay',
  'ref',
  'con',
  'clm',
  'adr',
  'syn',
  'rev',
  'pho',
  'qst',
  'rst',
  'ntc',
  'pic',
  'clp',
] as const;
export type IdKind = (typeof ID_KINDS)[number];

export type Id<K extends IdKind> = `${K}_${string}`;

const suffix = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 20);
const orderSuffix = customAlphabet('23456789ABCDEFGHJKMNPQRSTVWXYZ', 8);

/** A new unguessable id (119 bits) that carries its kind. */
export function newId<K extends IdKind>(kind: K): Id<K> {
  return `${kind}_${suffix()}`;
}

/** Order number shown to people: day in Seoul + 8 random characters, never a counter. */
export function newOrderNumber(seoulDay: string): string {
  return `${seoulDay}-${orderSuffix()}`;
}
