import { expect, type APIRequestContext } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { call } from './procedures';

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

const CONSENTS = {
  TERMS: true,
  PRIVACY: true,
  AGE_14: true,
  MARKETING_PRIVACY: false,
  AD_SMS: false,
  AD_EMAIL: false,
  AD_PUSH: false,
};

async function enter(api: APIRequestContext): Promise<void> {
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await api.get('/api/auth/csrf')).json());
  const response = await api.post('/api/auth/callback/ticket', { data: { csrfToken, json: 'true' } });
  expect(response.status()).toBe(200);
}

/** Makes the account and leaves this browser logged in, as the sign-up page does. */
export async function signUp(api: APIRequestContext, person: Person): Promise<void> {
  await call(api, 'account.signUp', { ...person, consents: CONSENTS });
  await enter(api);
}
