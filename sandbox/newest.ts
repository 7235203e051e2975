/** Room for so many; for each further one the oldest falls out. */
export class Newest<T> {
  private kept: T[] = [];
  private place = 0;

  constructor(private readonly room: number) {}

  /** Answers what fell out. */
  add(item: T): T | undefined {
    const fallen = this.kept[this.place];
    this.kept[this.place] = item;
    this.place = (this.place + 1) % this.room;
    return fallen;
  }

  clear() {
    this.kept = [];
    this.place = 0;
  }
}
