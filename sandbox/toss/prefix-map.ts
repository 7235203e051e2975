/** Values by the beginning of an order id; looking one up costs the length of the id, not the number of values. */
export class PrefixMap<T> {
  private readonly values = new Map<string, T>();

  set(prefix: string, value: T) {
    this.values.set(prefix, value);
  }

  get(prefix: string): T | undefined {
    return this.values.get(prefix);
  }

  delete(prefix: string) {
    this.values.delete(prefix);
  }

  /** What is set for any beginning of the text, the whole of it first, `''` last. */
  *fitting(text: string): Generator<T> {
    if (this.values.size === 0) return;
    for (let length = text.length; length >= 0; length--) {
      const value = this.values.get(text.slice(0, length));
      if (value !== undefined) yield value;
    }
  }

  clear() {
    this.values.clear();
  }
}
