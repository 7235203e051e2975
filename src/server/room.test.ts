import { expect, it } from 'vitest';
import { room, type Hold } from './room';

it('has room for so many bytes at once, whoever holds them, until their jobs end', async () => {
  const within = room(100);
  let end = (): void => undefined;
  const holding = (bytes: number) => (hold: Hold) => {
    hold(bytes);
    return new Promise<void>((resolve) => (end = resolve));
  };
  const many = Array.from({ length: 50 }, () => within(() => Promise.resolve('nothing held')));
  const [first, endFirst] = [within(holding(60)), end];
  await expect(within(holding(41))).rejects.toMatchObject({ code: 'BUSY' });
  const [second, endSecond] = [within(holding(40)), end];
  endFirst();
  await first;
  const [third, endThird] = [within(holding(60)), end];
  for (const done of [endSecond, endThird]) done();
  await Promise.all([second, third, ...many]);
  await expect(within((hold) => Promise.resolve(hold(100)))).resolves.toBeUndefined();
});
