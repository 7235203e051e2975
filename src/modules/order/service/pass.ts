import 'server-only';
import { z } from 'zod';
import { isId, type Id } from '~/lib/ids';
import { seal, unseal } from '~/modules/account/service/sealed';
import { dropCookie, giveCookie } from '~/server/cookies';

export const PASS_COOKIE = 'shop.pass';
export const PASS_MINUTES = 30;

/** For this browser to see and act on one guest's order as that guest, for half an hour. */
export type OrderPass = { readonly orderId: Id<'ord'>; readonly guestId: Id<'gst'> };

const schema = z.object({
  orderId: z.string().refine((id) => isId('ord', id)),
  guestId: z.string().refine((id) => isId('gst', id)),
});

/** Gives the browser this pass, encrypted. It ends after half an hour even where the browser keeps the cookie. */
export async function givePass(answer: Headers | null, pass: OrderPass): Promise<void> {
  const seconds = PASS_MINUTES * 60;
  giveCookie(answer, PASS_COOKIE, await seal(PASS_COOKIE, pass, seconds), seconds);
}

export const dropPass = (answer: Headers | null): void => dropCookie(answer, PASS_COOKIE);

/** The pass of this cookie, or null where it is garbled, another cookie's or too old. */
export async function readPass(cookie: string | undefined): Promise<OrderPass | null> {
  if (!cookie) return null;
  const parsed = schema.safeParse(await unseal(PASS_COOKIE, cookie));
  return parsed.success ? parsed.data : null;
}
