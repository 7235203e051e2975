import 'server-only';
import type { Account } from 'next-auth';
import { headers } from 'next/headers';
import { comeThroughNaver } from '~/modules/account/service/naver-identity';
import { sealNaverToken } from '~/modules/account/service/naver-token';
import { PENDING_COOKIE, PENDING_TTL, sealPending } from '~/modules/account/service/pending';
import type { NaverProfile } from '~/modules/account/service/naver';
import { systemCtx } from '~/server/context';
import { giveHere } from './browser';
import { visitorTarget } from './visitor-target';

/** True for somebody who has an account; else the sign-up page, which asks what is missing and for the consents. */
export async function knownOrPending(
  account: Account,
  profile: Partial<NaverProfile> | undefined,
): Promise<true | string> {
  const subject = account.providerAccountId;
  const refreshToken = account.refresh_token;
  if (await comeThroughNaver(systemCtx(), { subject, refreshToken })) return true;
  const sealed = await sealPending({
    subject,
    name: profile?.name ?? null,
    email: profile?.email ?? null,
    phone: profile?.mobile ?? null,
    sealedToken: await sealNaverToken(refreshToken),
  });
  await giveHere(PENDING_COOKIE, sealed, PENDING_TTL);
  const { next, prefix } = visitorTarget(await headers());
  return `${prefix}/signup?next=${encodeURIComponent(next)}`;
}
