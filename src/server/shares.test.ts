import { expect, it } from 'vitest';
import { shares } from './shares';

/** Jobs that end when they are told to. */
function held() {
  const ends: (() => void)[] = [];
  return { ends, job: () => new Promise<void>((end) => ends.push(end)) };
}

it('lets so many of one name be under way, whatever others do', async () => {
  const share = shares(2);
  const { ends, job } = held();
  const jobs = [share('a', job), share('a', job)];
  await expect(share('a', job)).rejects.toMatchObject({ code: 'BUSY' });
  jobs.push(share('b', job));
  ends[0]?.();
  await jobs[0];
  jobs.push(share('a', job));
  for (const end of ends) end();
  await Promise.all(jobs);
});

it('gives a place back where a job fails', async () => {
  const share = shares(1);
  const failing = () => Promise.reject(new Error('no'));
  for (let turn = 0; turn < 3; turn += 1) await expect(share('a', failing)).rejects.toThrow('no');
});
