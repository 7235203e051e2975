export type RedisProcess = {
  readonly url: string;
  readonly port: number;
  readonly signal: (name: NodeJS.Signals) => boolean;
  readonly stop: (name?: NodeJS.Signals) => Promise<void>;
};
export function findRedis(): string | undefined;
export function startRedis(program: string, wantedPort?: number): Promise<RedisProcess>;
