/** Counts by name. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + count);
  }

  absorb(other: Tally): void {
    for (const [name, count] of other.counts) this.add(name, count);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** All but these together. */
  but(...names: readonly string[]): number {
    return [...this.counts].reduce((sum, [name, count]) => (names.includes(name) ? sum : sum + count), 0);
  }

  all(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([, a], [, b]) => b - a));
  }
}
