import net from 'node:net';
import { commandTag, frameReader } from './postgres-frames';

/** How long packets take on their way, in milliseconds; `jitter` is what chance adds at most. Order is kept. */
export type Delay = { readonly ms: number; readonly jitter?: number };
type Lane = { readonly send: (chunk: Buffer) => void; readonly end: () => void; readonly wake: () => void };
type Link = { readonly lanes: readonly Lane[]; readonly cut: () => void };

export type SlowDatabase = {
  /** The same database, by way of the proxy. */
  readonly url: string;
  /** From now on packets take this long; nothing given is at once. */
  readonly delay: (delays: { toServer?: Delay; toClient?: Delay }) => void;
  /** Keeps everything back, connections stay open. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Breaks every connection at once. @returns how many there were. */
  readonly cut: () => number;
  /**
   * The next `times` answers to a command whose tag fits are not passed on, their connections break: the server has done it,
   * and the client is not told. @param tag by default that of a commit
   */
  readonly loseReplies: (times: number, tag?: RegExp) => void;
  /** Answers lost so far. */
  readonly lost: () => number;
  readonly close: () => Promise<void>;
};

/** Stands between a client and a Postgres server without TLS and does to their packets what networks do. */
export async function startSlowDatabase(
  databaseUrl: string,
  random: () => number = Math.random,
): Promise<SlowDatabase> {
  const target = new URL(databaseUrl);
  const links = new Set<Link>();
  let delays: { toServer?: Delay; toClient?: Delay } = {};
  let paused = false;
  let toLose = 0;
  let losing = /^COMMIT$/;
  let lost = 0;

  function lane(to: net.Socket, way: 'toServer' | 'toClient'): Lane {
    const queue: { at: number; chunk: Buffer | null }[] = [];
    let timer: NodeJS.Timeout | undefined;
    const flush = () => {
      clearTimeout(timer);
      while (!paused && queue[0] && queue[0].at <= performance.now()) {
        const next = queue.shift();
        if (next?.chunk) to.write(next.chunk);
        else to.end();
      }
      if (!paused && queue[0]) timer = setTimeout(flush, Math.max(0, queue[0].at - performance.now()));
    };
    const push = (chunk: Buffer | null) => {
      const { ms, jitter = 0 } = delays[way] ?? { ms: 0 };
      const at = performance.now() + ms + random() * jitter;
      queue.push({ at: Math.max(at, queue.at(-1)?.at ?? 0), chunk });
      flush();
    };
    return { send: push, end: () => push(null), wake: flush };
  }

  function connect(client: net.Socket): void {
    const server = net.connect({ host: target.hostname, port: Number(target.port || 5432), noDelay: true });
    const [there, back] = [lane(server, 'toServer'), lane(client, 'toClient')];
    const read = frameReader();
    const cut = () => {
      links.delete(link);
      client.destroy();
      server.destroy();
    };
    const link: Link = { lanes: [there, back], cut };
    links.add(link);
    client.on('data', there.send).on('end', there.end).on('error', cut).on('close', cut);
    server.on('end', back.end).on('error', cut);
    server.on('data', (chunk: Buffer) => {
      const loses = read(chunk).some((frame) => losing.test(commandTag(frame) ?? ''));
      if (toLose === 0 || !loses) return back.send(chunk);
      toLose -= 1;
      lost += 1;
      cut();
    });
  }

  const proxy = net.createServer({ noDelay: true, allowHalfOpen: true }, connect);
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  const address = proxy.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  return {
    url: url.href,
    delay: (given) => {
      delays = given;
    },
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
      for (const { lanes } of links) for (const each of lanes) each.wake();
    },
    cut: () => {
      const open = [...links];
      for (const link of open) link.cut();
      return open.length;
    },
    loseReplies: (times, tag = /^COMMIT$/) => {
      toLose = times;
      losing = tag;
    },
    lost: () => lost,
    close: async () => {
      const closed = new Promise((done) => proxy.close(done));
      for (const link of [...links]) link.cut();
      await closed;
    },
  };
}
