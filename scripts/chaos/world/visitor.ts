import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newId, type Id } from '~/lib/ids';
import { sessions, users } from '~/modules/account/tables';
import { sha256 } from '~/server/secret';
import { accessCookie, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { setting } from '../stage/setting';

/** What came back: the data of a good answer, the shop's code of a refusal, status 0 where nothing came. */
export type Answer = { readonly status: number; readonly data: unknown; readonly code: string | null };

const TIMEOUT_MS = 40_000;
const good = z.object({ result: z.object({ data: z.object({ json: z.unknown() }) }) });
const bad = z.object({ error: z.object({ json: z.object({ data: z.object({ appCode: z.string() }) }) }) });

let serial = 0;
const addressOf = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;

/** Somebody signed in, with a browser that keeps its cookies and an address of its own. */
export class Visitor {
  private constructor(
    readonly id: Id<'usr'> | null,
    private readonly cookies: Map<string, string>,
    private readonly address: string,
  ) {}

  /** An account with an open session, as a login leaves it. */
  static async signedIn(role: 'CUSTOMER' | 'ADMIN' = 'CUSTOMER'): Promise<Visitor> {
    const id = newId('usr');
    const sid = randomBytes(16).toString('hex');
    const token = randomBytes(32).toString('base64url');
    await testDb()
      .insert(users)
      .values({ id, email: `${id}@example.com`, name: '김예시', locale: 'ko', role });
    await testDb()
      .insert(sessions)
      .values({ sid, userId: id, currentHash: sha256(token), expiresAt: new Date(Date.now() + 7 * 86_400_000) });
    const cookies = new Map([
      [accessCookie(), await sealAccessToken({ id, sid })],
      [REFRESH_COOKIE, `${sid}.${token}`],
    ]);
    return new Visitor(id, cookies, addressOf((serial += 1)));
  }

  /** A browser that was never here. */
  static unknown(): Visitor {
    return new Visitor(null, new Map(), addressOf((serial += 1)));
  }

  /** Calls a mutation as the shop's pages do. Never throws for what the shop or the network does. */
  async call(path: string, input: unknown): Promise<Answer> {
    try {
      const response = await fetch(`${setting('SITE_URL')}/api/trpc/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': this.address,
          cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        body: JSON.stringify({ json: input }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      this.keep(response.headers.getSetCookie());
      return read(response.status, await response.text());
    } catch {
      return { status: 0, data: null, code: null };
    }
  }

  private keep(given: readonly string[]): void {
    for (const cookie of given) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name && value) this.cookies.set(name, value);
    }
  }
}

function read(status: number, body: string): Answer {
  let json: unknown = null;
  try {
    json = JSON.parse(body);
  } catch {
    return { status, data: null, code: null };
  }
  const answer = good.safeParse(json);
  if (answer.success) return { status, data: answer.data.result.data.json, code: null };
  const refusal = bad.safeParse(json);
  return { status, data: null, code: refusal.success ? refusal.data.error.json.data.appCode : null };
}
