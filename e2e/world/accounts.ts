import { hash } from '@node-rs/argon2';
import { expect, type APIRequestContext } from '@playwright/test';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { openDatabase, type Database } from './database';

export type Person = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly phone: string;
};

export function newPerson(): Person {
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  return { email: `shopper-${id}@example.com`, password: `Long-enough-${id}`, name: '김시험', phone: '01023456789' };
}

export const DEMO_ADMIN = { email: 'admin@energyfactory.example', password: 'demo-admin-2026' };
export const DEMO_SHOPPER = { email: 'shopper@energyfactory.example', password: 'demo-shopper-2026' };

let db: Database | undefined;

/** An account as the sign-up page leaves it; the page itself has a journey of its own. @returns its ticket for one entry */
async function addAccount({ email, password, name, phone }: Person): Promise<string> {
  db ??= openDatabase();
  const id = `usr_${randomBytes(16).toString('hex').slice(0, 20)}`;
  const ticket = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(ticket).digest('hex');
  await db`INSERT INTO users (id, email, email_verified_at, password_hash, name, phone, locale)
    VALUES (${id}, ${email}, now(), ${await hash(password)}, ${name}, ${phone}, 'ko')`;
  await db`INSERT INTO sessions (sid, user_id, current_hash, expires_at)
    VALUES (${`entry.${digest.slice(0, 32)}`}, ${id}, ${digest}, now() + interval '1 minute')`;
  return ticket;
}

async function enter(api: APIRequestContext, ticket: string): Promise<void> {
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await api.get('/api/auth/csrf')).json());
  const { cookies } = await api.storageState();
  const cookie = [...cookies.map(({ name, value }) => `${name}=${value}`), `shop.entry=${ticket}`].join('; ');
  const response = await api.post('/api/auth/callback/ticket', {
    data: { csrfToken, json: 'true' },
    headers: { cookie },
  });
  expect(response.status()).toBe(200);
}

/** Makes the account and leaves this browser logged in. */
export async function signUp(api: APIRequestContext, person: Person): Promise<void> {
  await enter(api, await addAccount(person));
}
