import { fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { closedLoop, goodput } from '../measure/load';
import { idOf } from '../world/names';
import { client } from './client';

const PROGRAM = new URL('../yardsticks/bare-handler.ts', import.meta.url).pathname;

/** Requests a second of a bare handler with one query, asked by the same generator from `callers` connections. */
export async function bareFloor(callers: number, window: { warmup: number; seconds: number }): Promise<number> {
  const child = fork(PROGRAM, { execArgv: ['--conditions=react-server', '--import', 'tsx'] });
  const [port] = z
    .tuple([z.number()])
    .rest(z.unknown())
    .parse(await once(child, 'message'));
  const bare = client(`http://127.0.0.1:${port}`);
  try {
    const load = await closedLoop(callers, window, async (n) => {
      const { status } = await bare.send('GET', `/?id=${idOf('usr', n % 20_000)}`);
      return status === 200 ? 'ok' : String(status);
    });
    return goodput(load);
  } finally {
    bare.close();
    child.disconnect();
    await once(child, 'exit');
  }
}
