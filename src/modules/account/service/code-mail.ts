import 'server-only';
import { and, eq, inArray, or } from 'drizzle-orm';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import { sendNote } from '~/modules/notification/service/send-note';
import type { Ctx } from '~/server/context';
import { CODE_MINUTES, RETURN_DAYS, type CodeMail } from '../rules';
import { emailCodes } from '../tables';
import { codeOf, notEnded } from './email-code';
import { returnToken } from './return-email';

/** Where the link of each mail leads. */
const TARGETS = {
  SIGN_UP_CODE: '/signup',
  SIGN_UP_KNOWN: '/login',
  RESET_CODE: '/reset',
  RESET_UNKNOWN: '/signup',
  RESET_CHANGED: '/reset',
  SECOND_STEP_CODE: '/account/second-step',
  CHANGE_EMAIL_CODE: '/account/email',
  CHANGE_EMAIL_KNOWN: '/reset',
  CHANGE_EMAIL_CHANGED: '/reset',
  CHANGE_EMAIL_RETURNABLE: '/email-return',
} as const;

const WHY = {
  CODE: 'notYou',
  KNOWN: 'notYou',
  UNKNOWN: 'notYou',
  CHANGED: 'notYouChanged',
  RETURNABLE: 'notYouReturnable',
} as const satisfies Record<CodeMail, string>;

const isText = (name: string): name is keyof typeof TARGETS => Object.hasOwn(TARGETS, name);

/** What has been changed is said however late; whatever answers a question only as long as it is of use. */
const isOfUse = or(inArray(emailCodes.mail, ['CHANGED', 'RETURNABLE']), notEnded);

/** Writes to the address of a code what there is to say; a code that has grown too old meanwhile is not sent any more. */
export async function sendCodeMail(ctx: Ctx, tokenHash: string): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(emailCodes)
    .where(and(eq(emailCodes.tokenHash, tokenHash), isOfUse));
  if (!row) return;
  const { locale, purpose, mail } = row;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const words = { shop: ctx.shop.name[locale], code: codeOf(tokenHash), minutes: CODE_MINUTES, days: RETURN_DAYS };
  const name = `${purpose}_${mail}`;
  if (!isText(name)) throw new TypeError(`there is no mail ${name}`);
  const key = `code.${name}` as const;
  await sendNote(ctx, {
    to: row.email,
    id: `code-${tokenHash.slice(0, 24)}`,
    locale,
    subject: t(`${key}.subject`, words),
    title: t(`${key}.title`, words),
    lead: t(`${key}.lead`, words),
    facts: mail === 'CODE' ? [{ label: t('code.code'), value: words.code }] : [],
    // After the hash sign it stays in the browser: no log and no other site hears of it.
    link: {
      label: t(`${key}.link`),
      path: `${TARGETS[name]}${mail === 'RETURNABLE' ? `#${returnToken(tokenHash)}` : ''}`,
    },
    why: t(`code.${WHY[mail]}`),
  });
}
