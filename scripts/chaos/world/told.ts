/** What shoppers were told, and what they asked for: the shop must stand by every word of it after any crash. */
export class Told {
  readonly placed = new Set<string>();
  readonly paid = new Set<string>();
  readonly canceled = new Set<string>();
  readonly refunded = new Set<string>();
  /** Orders whose money somebody wanted back: only these may end refunded after «paid» was said. */
  readonly backWanted = new Set<string>();
  /** Orders whose deposit the bank took back. */
  readonly takenBack = new Set<string>();
}
