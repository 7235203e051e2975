import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { env } from '~/server/env';

const text = z.string().trim().min(1).max(254).optional().catch(undefined);

// Only the id is sure to be there: every other field can be refused by the person.
const answer = z.object({
  resultcode: z.literal('00'),
  response: z.object({ id: z.string().min(1).max(64), name: text, nickname: text, email: text, mobile: text }),
});

export type NaverProfile = z.infer<typeof answer>['response'];

/** Naver's answer about a person. @throws where the body is a refusal, also one that comes with status 200 */
export function readProfile(body: unknown): NaverProfile {
  return answer.parse(body).response;
}

async function fetchProfile(address: string, token: string): Promise<NaverProfile> {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(5000),
  });
  if (!response.ok) throw new Error(`naver profile: ${response.status}`);
  return readProfile(await response.json());
}

export const naverConfigured = (): boolean => env().NAVER_CLIENT_ID !== undefined;

/** Login with Naver, null where it is not configured. `state` ties the answer to this browser. */
export function naverProvider(): OAuthConfig<NaverProfile> | null {
  const { NAVER_CLIENT_ID, NAVER_CLIENT_SECRET, NAVER_AUTHORIZE_URL, NAVER_TOKEN_URL, NAVER_API_URL } = env();
  if (!NAVER_CLIENT_ID || !NAVER_CLIENT_SECRET) return null;
  const profileUrl = `${NAVER_API_URL ?? 'https://openapi.naver.com'}/v1/nid/me`;
  return {
    id: 'naver',
    name: 'Naver',
    type: 'oauth',
    clientId: NAVER_CLIENT_ID,
    clientSecret: NAVER_CLIENT_SECRET,
    checks: ['state'],
    authorization: `${NAVER_AUTHORIZE_URL ?? 'https://nid.naver.com'}/oauth2.0/authorize`,
    token: `${NAVER_TOKEN_URL ?? 'https://nid.naver.com'}/oauth2.0/token`,
    userinfo: { url: profileUrl, request: ({ tokens }) => fetchProfile(profileUrl, tokens.access_token ?? '') },
    profile: (profile) => ({ id: profile.id }),
    httpOptions: { timeout: 5000 },
  };
}
