import { CODE_COOKIES } from '~/modules/account/service/email-code';
import { ENTRY_COOKIE } from '~/modules/account/service/entry';
import { INTENT_COOKIE } from '~/modules/account/service/naver-intent';
import { PENDING_COOKIE } from '~/modules/account/service/pending';
import { PASS_COOKIE } from '~/modules/order/service/pass';
import { ACCESS_COOKIE, GUEST_COOKIE, REFRESH_COOKIE } from '~/server/session';

/**
 * What a browser knows of a person. It goes when they log out or leave, their orders as a guest with it: whoever sits there next
 * is somebody else. That an account was once opened here stays known: it opens nothing.
 */
export const PERSONAL_COOKIES: readonly string[] = [
  ...[ACCESS_COOKIE, REFRESH_COOKIE, GUEST_COOKIE, PASS_COOKIE],
  ...[ENTRY_COOKIE, PENDING_COOKIE, INTENT_COOKIE],
  ...Object.values(CODE_COOKIES),
];
