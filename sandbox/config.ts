export interface SandboxConfig {
  port: number;
  smtpPort: number;
  /** Origin of the shop: webhooks go to it. Without it none is sent. */
  shopUrl: string | undefined;
  tossClientKey: string;
  tossSecretKey: string;
  naverClientId: string;
  naverClientSecret: string;
  /** How long a webhook receiver may take to answer. */
  webhookTimeoutMs: number;
  /** File in which payments, answers and ledger survive a restart. Without it they live in memory. */
  statePath: string | undefined;
}

export const DEFAULT_CONFIG: SandboxConfig = {
  port: 4010,
  smtpPort: 4025,
  shopUrl: undefined,
  tossClientKey: 'test_ck_energyfactorysandbox',
  tossSecretKey: 'test_sk_energyfactorysandbox',
  naverClientId: 'sandbox-naver',
  naverClientSecret: 'sandbox-naver-secret',
  webhookTimeoutMs: 10_000,
  statePath: undefined,
};

type Env = Record<string, string | undefined>;

function port(env: Env, name: string, fallback: number): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new Error(`${name} must be a port, not "${text}"`);
  return value;
}

/** Reads the sandbox's own settings; an empty value counts as absent. */
export function readConfig(env: Env): SandboxConfig {
  const d = DEFAULT_CONFIG;
  return {
    port: port(env, 'SANDBOX_PORT', d.port),
    smtpPort: port(env, 'SANDBOX_SMTP_PORT', d.smtpPort),
    shopUrl: env.SANDBOX_SHOP_URL || 'http://localhost:3000',
    tossClientKey: env.TOSS_CLIENT_KEY || d.tossClientKey,
    tossSecretKey: env.TOSS_SECRET_KEY || d.tossSecretKey,
    naverClientId: env.NAVER_CLIENT_ID || d.naverClientId,
    naverClientSecret: env.NAVER_CLIENT_SECRET || d.naverClientSecret,
    webhookTimeoutMs: d.webhookTimeoutMs,
    statePath: env.SANDBOX_STATE || d.statePath,
  };
}
