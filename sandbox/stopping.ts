/** Tells everybody who waits that the sandbox ends; joining and leaving cost the same however many wait. */
export class Stopping {
  private readonly waiting = new Set<() => void>();
  private begun = false;

  get hasBegun(): boolean {
    return this.begun;
  }

  /** Calls back when the stop begins; the answer takes that back. */
  onBegin(work: () => void): () => void {
    this.waiting.add(work);
    return () => this.waiting.delete(work);
  }

  begin() {
    this.begun = true;
    for (const work of this.waiting) work();
    this.waiting.clear();
  }
}
