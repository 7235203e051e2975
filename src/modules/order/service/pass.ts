import 'server-only';
import { z } from 'zod';
import { httpOnlyCookie } from '~/lib/cookies';
import { isId, type Id } from '~/lib/ids';
import { seal, unseal } from '~/modules/account/service/sealed';
import { secureCookies } from '~/server/session';

export const PASS_COOKIE = 'shop.pass';
export const PASS_MINUTES = 30;

/** For this browser to see and act on one guest's order as that guest, for half an hour. */
export type OrderPass = { readonly orderId: Id<'ord'>; readonly guestId: Id<'gst'> };

const schema = z.object({
  orderId: z.string().refine((id) => isId('ord', id)),
  guestId: z.string().refine((id) => isId('gst', id)),
});

/** The cookie line that gives this pass, encrypted. It ends after half an hour even where the browser keeps the cookie. */
export async function passCookie(pass: OrderPass): Promise<string> {
  const maxAge = PASS_MINUTES * 60;
  return httpOnlyCookie(PASS_COOKIE, await seal(PASS_COOKIE, pass, maxAge), { maxAge, secure: secureCookies() });
}

/** The cookie line that takes a pass away. */
export const noPassCookie = (): string => httpOnlyCookie(PASS_COOKIE, '', { maxAge: 0, secure: secureCookies() });

/** The pass of this cookie, or null where it is garbled, another cookie's or too old. */
export async function readPass(cookie: string | undefined): Promise<OrderPass | null> {
  if (!cookie) return null;
  const parsed = schema.safeParse(await unseal(PASS_COOKIE, cookie));
  return parsed.success ? parsed.data : null;
}
