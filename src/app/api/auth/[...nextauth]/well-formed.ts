import 'server-only';
import type { NextRequest } from 'next/server';
import { cookieName } from '~/server/cookies';
import { env } from '~/server/env';
import { TARGET_COOKIE } from './visitor-target';

/** What no header can hold: NextAuth would break on it half-way. */
const hasControls = (text: string) => /\p{Cc}/u.test(text);

/** An address NextAuth can lead to, if we let it. */
function isAddress(text: string): boolean {
  const base = text.startsWith('/') ? env().SITE_URL : undefined;
  return !hasControls(text) && URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol);
}

/** What a visitor may add to the question to Naver: NextAuth hands on whatever the query holds. */
const HANDED_ON = new Set(['auth_type']);

/** Whether NextAuth can read the query: one it cannot read it takes for a mistake of ours. */
export function isQueryWellFormed({ nextUrl: { searchParams } }: NextRequest, action: string): boolean {
  if (action === 'signin/naver' && ![...searchParams.keys()].every((key) => HANDED_ON.has(key))) return false;
  const target = searchParams.get('callbackUrl');
  return ![...searchParams].flat().some(hasControls) && (!target || isAddress(target));
}

/** Whether it can read where the visitor was, as its cookie says. */
export function isTargetWellFormed({ cookies }: NextRequest): boolean {
  return cookies.getAll(cookieName(TARGET_COOKIE)).every(({ value }) => value === '' || isAddress(value));
}
