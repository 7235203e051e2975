import { describe, expect, it, vi } from 'vitest';
import { turns } from './turns';

describe('turns', () => {
  it('let two run, three wait and refuse the sixth', async () => {
    const line = turns(2, 3);
    let most = 0;
    let running = 0;
    const job = async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const results = await Promise.allSettled(Array.from({ length: 6 }, () => line.run(job)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5);
    expect(results[5]).toMatchObject({ status: 'rejected', reason: { code: 'BUSY' } });
    expect(most).toBe(2);
    await expect(line.run(() => Promise.resolve('again'))).resolves.toBe('again');
  });

  it('go on after a job that fails', async () => {
    const line = turns(1, 1);
    const failing = line.run(() => Promise.reject(new Error('no')));
    const waiting = line.run(() => Promise.resolve('next'));
    await expect(failing).rejects.toThrow('no');
    await expect(waiting).resolves.toBe('next');
  });

  it('let one of each name in at a time', async () => {
    const line = turns(2, 3);
    const never = new Promise<void>(() => undefined);
    const first = line.run(() => Promise.resolve('first'), { name: 'a' });
    await expect(line.run(() => never, { name: 'a' })).rejects.toMatchObject({ code: 'BUSY' });
    await expect(line.run(() => Promise.resolve('other'), { name: 'b' })).resolves.toBe('other');
    await expect(first).resolves.toBe('first');
    await expect(line.run(() => Promise.resolve('again'), { name: 'a' })).resolves.toBe('again');
  });

  it('go first to those who go first, who find room among the rest but not without end', async () => {
    const line = turns(1, 2);
    const done: string[] = [];
    let end = () => {};
    const begun = line.run(() => new Promise<void>((resolve) => (end = resolve)));
    const job = (name: string) => async () => {
      done.push(name);
      await Promise.resolve();
    };
    const rest = ['a', 'b'].map((name) => line.run(job(name)));
    await expect(line.run(job('c'))).rejects.toMatchObject({ code: 'BUSY' });
    const first = ['d', 'e'].map((name) => line.run(job(name), { isFirst: true }));
    await expect(line.run(job('f'), { isFirst: true })).rejects.toMatchObject({ code: 'BUSY' });
    end();
    await Promise.all([begun, ...rest, ...first]);
    expect(done).toEqual(['d', 'e', 'a', 'b']);
  });

  it('rest between jobs that wait, but not before those who go first, and say where there is no room', async () => {
    vi.useFakeTimers();
    const line = turns(1, 1, { share: 0.5 });
    const done: string[] = [];
    const job = (name: string, ms: number) => async () => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      done.push(name);
    };
    const a = line.run(job('a', 40));
    expect(line.isFull(false)).toBe(false);
    const b = line.run(job('b', 40));
    expect([line.isFull(false), line.isFull(true)]).toEqual([true, false]);
    await vi.advanceTimersByTimeAsync(79);
    // As long as it worked it rests: b has not begun.
    const first = line.run(job('first', 1), { isFirst: true });
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toEqual(['a', 'first']);
    await vi.advanceTimersByTimeAsync(41);
    expect(done).toEqual(['a', 'first', 'b']);
    // Nobody waits: the next one begins at once.
    const c = line.run(job('c', 40));
    await vi.advanceTimersByTimeAsync(40);
    expect(done).toEqual(['a', 'first', 'b', 'c']);
    await Promise.all([a, b, first, c]);
    vi.useRealTimers();
  });

  it('pass over whoever has gone', async () => {
    const line = turns(1, 2);
    let end = () => {};
    const first = line.run(() => new Promise<void>((resolve) => (end = resolve)));
    const leaves = new AbortController();
    const left = line.run(() => Promise.resolve('left'), { name: 'a', signal: leaves.signal });
    const last = line.run(() => Promise.resolve('last'));
    await expect(line.run(() => Promise.resolve())).rejects.toMatchObject({ code: 'BUSY' });
    leaves.abort();
    await expect(left).rejects.toMatchObject({ code: 'BUSY' });
    const back = line.run(() => Promise.resolve('back'), { name: 'a' });
    end();
    await first;
    expect(await Promise.all([last, back])).toEqual(['last', 'back']);
    await expect(line.run(() => Promise.resolve(), leaves)).rejects.toMatchObject({ code: 'BUSY' });
  });
});
