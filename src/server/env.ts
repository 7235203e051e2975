import { z } from 'zod';
import { DEFAULT_SHOP, SHOP_IDS } from '~/shops/registry';

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/$/, ''));

/** So many different characters has every random secret of this length. */
const SECRET_SIGNS = 8;

const schema = z
  .object({
    APP_ENV: z.enum(['development', 'test', 'demo', 'production']),
    SHOP: z.enum(SHOP_IDS).default(DEFAULT_SHOP),
    SITE_URL: url,
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address'),
    DATABASE_POOL: z.coerce.number().int().min(1).max(50).default(10),
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\//, 'must be a redis:// address')
      .optional(),
    AUTH_SECRET: z.string().min(32),
    CRON_SECRET: z.string().min(32),
    TOSS_CLIENT_KEY: z.string().regex(/^(test|live)_ck_\w+$/, 'must be a key that begins with test_ck_ or live_ck_'),
    TOSS_SECRET_KEY: z.string().regex(/^(test|live)_sk_\w+$/, 'must be a key that begins with test_sk_ or live_sk_'),
    TOSS_API_URL: url.default('https://api.tosspayments.com'),
    TOSS_SDK_URL: url.default('https://js.tosspayments.com/v2/standard'),
    NAVER_CLIENT_ID: z.string().min(1).optional(),
    NAVER_CLIENT_SECRET: z.string().min(1).optional(),
    NAVER_AUTHORIZE_URL: url.optional(),
    NAVER_TOKEN_URL: url.optional(),
    NAVER_API_URL: url.optional(),
    SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must be an smtp:// address'),
    MAIL_FROM: z.string().min(3),
    ALARM_MAIL_TO: z.email().optional(),
    STAFF_SECOND_STEP: z.enum(['required', 'offered']).optional(),
    UPLOADS_DIR: z.string().min(1).default('.data/uploads'),
    S3_BUCKET_URL: url.optional(),
    S3_REGION: z.string().min(1).default('auto'),
    S3_ACCESS_KEY_ID: z.string().min(1).optional(),
    S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
    HOLD_MINUTES: z.coerce.number().int().min(1).max(120).default(15),
    TIMERS: z.enum(['on', 'off']).default('on'),
    CRASH_AT: z
      .string()
      .regex(/^[a-z-]+:[a-z-]+(#[1-9]\d*)?$/, 'must be a name of src/server/crash-points.ts')
      .optional(),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((value, ctx) => {
    const local = value.APP_ENV !== 'production';
    for (const key of ['NAVER_AUTHORIZE_URL', 'NAVER_TOKEN_URL', 'NAVER_API_URL'] as const) {
      if (value[key] && !local) ctx.addIssue({ code: 'custom', path: [key], message: 'is not allowed in production' });
    }
    if (!local) {
      for (const key of ['SITE_URL', 'TOSS_API_URL', 'TOSS_SDK_URL', 'S3_BUCKET_URL'] as const) {
        if (value[key] && !value[key].startsWith('https:'))
          ctx.addIssue({ code: 'custom', path: [key], message: 'must be an https:// address in production' });
      }
      for (const key of ['AUTH_SECRET', 'CRON_SECRET'] as const) {
        if (new Set(value[key]).size < SECRET_SIGNS)
          ctx.addIssue({ code: 'custom', path: [key], message: 'must be random: it repeats a few characters' });
      }
      if (value.AUTH_SECRET === value.CRON_SECRET) {
        ctx.addIssue({ code: 'custom', path: ['CRON_SECRET'], message: 'must not be the same as AUTH_SECRET' });
      }
    }
    if (value.CRASH_AT && value.APP_ENV !== 'test') {
      ctx.addIssue({ code: 'custom', path: ['CRASH_AT'], message: 'is allowed in tests only' });
    }
    if (!local && value.TOSS_SECRET_KEY.startsWith('test_') !== value.TOSS_CLIENT_KEY.startsWith('test_')) {
      ctx.addIssue({ code: 'custom', path: ['TOSS_CLIENT_KEY'], message: 'and TOSS_SECRET_KEY must be of one kind' });
    }
    for (const key of ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const) {
      if (Boolean(value[key]) !== Boolean(value.S3_BUCKET_URL))
        ctx.addIssue({ code: 'custom', path: [key], message: 'and S3_BUCKET_URL go together' });
    }
    if (Boolean(value.NAVER_CLIENT_ID) !== Boolean(value.NAVER_CLIENT_SECRET)) {
      ctx.addIssue({ code: 'custom', path: ['NAVER_CLIENT_SECRET'], message: 'and NAVER_CLIENT_ID go together' });
    }
  });

export type Env = z.infer<typeof schema>;

/** Every key the shop reads; `.env.example` lists exactly these. */
export const ENV_KEYS = Object.keys(schema.shape);

/** Parses the environment; throws one readable sentence per wrong key, never a value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete (see .env.example):\n${lines.join('\n')}`);
  }
  return parsed.data;
}

let cached: Env | undefined;

/** The validated environment, parsed on first use: never while `next build` imports the routes. */
export function env(): Env {
  return (cached ??= parseEnv(process.env));
}
