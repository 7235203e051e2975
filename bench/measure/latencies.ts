/** Collects durations in milliseconds and says how they are spread. */
export class Latencies {
  private values = new Float64Array(4096);
  private size = 0;
  private sorted = false;

  add(ms: number): void {
    if (this.size === this.values.length) {
      const wider = new Float64Array(this.size * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.size] = ms;
    this.size += 1;
    this.sorted = false;
  }

  absorb(other: Latencies): void {
    for (const ms of other.values.subarray(0, other.size)) this.add(ms);
  }

  get count(): number {
    return this.size;
  }

  /** The duration that `share` (0 to 1) of all stay within; 0 without any. */
  quantile(share: number): number {
    if (this.size === 0) return 0;
    if (!this.sorted) {
      this.values.subarray(0, this.size).sort();
      this.sorted = true;
    }
    return this.values[Math.min(this.size - 1, Math.ceil(share * this.size) - 1)] ?? 0;
  }

  summary() {
    const round = (ms: number) => Math.round(ms * 10) / 10;
    return {
      count: this.size,
      p50: round(this.quantile(0.5)),
      p95: round(this.quantile(0.95)),
      p99: round(this.quantile(0.99)),
      max: round(this.quantile(1)),
    };
  }
}
