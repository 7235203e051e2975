import { Redis } from 'ioredis';
import { findRedis, startRedis, type RedisProcess } from '../../redis.mjs';

/** A Redis server that keeps nothing on disk, always at the same address. */
export class RedisServer {
  private process: RedisProcess | undefined;

  private constructor(
    private readonly program: string,
    first: RedisProcess,
    /** Chaos' own connection. */
    readonly client: Redis,
  ) {
    this.process = first;
    this.url = first.url;
    this.port = first.port;
  }

  readonly url: string;
  private readonly port: number;

  /** Undefined where no redis-server is installed. */
  static async open(): Promise<RedisServer | undefined> {
    const program = findRedis();
    if (!program) return undefined;
    const first = await startRedis(program);
    const client = new Redis(first.url, { lazyConnect: true, maxRetriesPerRequest: 1, commandTimeout: 500 });
    // While the server is away its commands say so.
    client.on('error', () => {});
    return new RedisServer(program, first, client);
  }

  async start(): Promise<void> {
    this.process ??= await startRedis(this.program, this.port);
  }

  async kill(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    await running?.stop('SIGKILL');
  }

  async close(): Promise<void> {
    this.client.disconnect();
    await this.kill();
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.process?.signal(name);
  }

  /** Everything it knew is gone. */
  async flush(): Promise<void> {
    await this.client.flushall();
  }
}
