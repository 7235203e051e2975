export interface Job {
  at: number;
  run: () => void | Promise<void>;
}

interface Queued extends Job {
  order: number;
}

const isBefore = (a: Queued, b: Queued) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Jobs by their time, those of one time as they came: a heap, so that a hundred thousand waiting ones cost nothing. */
export class JobQueue {
  private heap: Queued[] = [];
  private added = 0;

  get next(): Job | undefined {
    return this.heap[0];
  }

  add(job: Job) {
    const queued = { ...job, order: this.added++ };
    let place = this.heap.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above];
      if (!parent || isBefore(parent, queued)) break;
      this.heap[place] = parent;
      place = above;
    }
    this.heap[place] = queued;
  }

  take(): Job | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (last && this.heap.length > 0) this.sink(last);
    return first;
  }

  clear() {
    this.heap = [];
  }

  private sink(job: Queued) {
    let place = 0;
    for (;;) {
      const [left, right] = [this.heap[2 * place + 1], this.heap[2 * place + 2]];
      const child = left && right && isBefore(right, left) ? right : left;
      if (!child || isBefore(job, child)) break;
      this.heap[place] = child;
      place = child === left ? 2 * place + 1 : 2 * place + 2;
    }
    this.heap[place] = job;
  }
}
