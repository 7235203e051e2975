import { z } from 'zod';
import { newId, type Id } from '~/lib/ids';
import type { SessionStore } from '~/modules/account/service/session-store';
import { users } from '~/modules/account/tables';
import { ACCESS_COOKIE, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
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

  /** A new account, signed in. */
  static async signedIn(logins: SessionStore, role: 'CUSTOMER' | 'ADMIN' = 'CUSTOMER'): Promise<Visitor> {
    const id = newId('usr');
    await testDb()
      .insert(users)
      .values({ id, email: `${id}@example.com`, name: '김예시', locale: 'ko', role });
    return Visitor.returning(logins, id);
  }

  /** Somebody who has an account, in another browser. */
  static async returning(logins: SessionStore, id: Id<'usr'>): Promise<Visitor> {
    const visitor = new Visitor(id, new Map(), addressOf((serial += 1)));
    await visitor.signIn(logins);
    return visitor;
  }

  /** Opens a session, as a login does. */
  async signIn(logins: SessionStore): Promise<void> {
    if (!this.id) throw new Error('nobody can sign in');
    const { sid, cookie } = await logins.start({ userId: this.id, device: 'Chaos' });
    this.cookies.set(ACCESS_COOKIE, await sealAccessToken({ id: this.id, sid }));
    this.cookies.set(REFRESH_COOKIE, cookie);
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
