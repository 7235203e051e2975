import { seenText } from '~/lib/plain-text';
import { namesLink } from '~/lib/names-link';
import { z } from '~/lib/zod';
import type { MailChoice } from '~/modules/notification/rules';
import {
  CODE_DIGITS,
  CODE_PURPOSES,
  mobileNumber,
  normalEmail,
  PASSWORD_MAX,
  PASSWORD_MIN,
  REQUIRED_CONSENTS,
  type Consent,
  type OPTIONAL_CONSENTS,
} from './rules';

// Every message is a key of the account messages, `field.<key>`.
export const emailInput = z
  .string()
  .trim()
  .min(1, 'emailMissing')
  .max(254, 'emailWrong')
  .pipe(z.email('emailWrong'))
  .transform(normalEmail);

const name = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}<>]*$/u, 'nameWrong')
  .transform(seenText)
  .pipe(z.string().min(1, 'nameMissing').max(50, 'nameLong'))
  // The shop's own mails greet by it.
  .refine((name) => !namesLink(name), 'nameWrong');

const phone = z.string().transform((text, ctx) => {
  const digits = mobileNumber(text);
  if (digits !== null) return digits;
  ctx.addIssue({ code: 'custom', message: text.trim() === '' ? 'phoneMissing' : 'phoneWrong' });
  return z.NEVER;
});

const consents = z
  .strictObject({
    TERMS: z.boolean(),
    PRIVACY: z.boolean(),
    AGE_14: z.boolean(),
    MARKETING_PRIVACY: z.boolean(),
    AD_SMS: z.boolean(),
    AD_EMAIL: z.boolean(),
  } satisfies Record<Consent, z.ZodBoolean>)
  .superRefine((given, ctx) => {
    for (const kind of REQUIRED_CONSENTS) {
      if (!given[kind]) ctx.addIssue({ code: 'custom', path: [kind], message: 'consentMissing' });
    }
  });

const CODE = new RegExp(`^\\d{${CODE_DIGITS}}$`);
const password = z
  .string()
  .min(1, 'passwordMissing')
  .min(PASSWORD_MIN, 'passwordWeak')
  .max(PASSWORD_MAX, 'passwordWeak');

const person = { name, phone, consents };

/** A new account with a password, for the address this browser has proven; the shape is shared by the form and the procedure. */
export const signUpInput = z.strictObject({ ...person, password });

/** A new account for somebody Naver has just told us about: no password. */
export const naverSignUpInput = z.strictObject({ ...person, email: emailInput });

/** Another password; whose it is the login or a proven address says. */
export const newPasswordInput = z.strictObject({ password });

/** Another password by whoever knows the present one. */
export const changePasswordInput = z.strictObject({
  present: z.string().min(1, 'passwordMissing').max(PASSWORD_MAX, 'presentWrong'),
  password,
});
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

/** Asks for a code by mail. */
export const sendCodeInput = z.strictObject({ purpose: z.enum(['SIGN_UP', 'RESET']), email: emailInput });
/** What the link of the mail to an address before holds. */
export const returnEmailInput = z.strictObject({ token: z.string().regex(/^[0-9a-f]{64}\.[0-9a-f]{64}$/) });
export const sendEmailCodeInput = z.strictObject({ email: emailInput });

/** Six digits of an authenticator app, or a recovery code; spaces, dashes and case do not count. */
export const secondStepInput = z.strictObject({
  code: z
    .string()
    .transform((text) => text.replace(/[\s-]/g, '').toUpperCase())
    .pipe(
      z
        .string()
        .min(1, 'codeMissing')
        .regex(/^(\d{6}|[A-Z2-9]{12})$/, 'appCodeWrong'),
    ),
});
/** The digits of an authenticator app that is being set up. */
export const confirmSecondStepInput = z.strictObject({
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().min(1, 'codeMissing').regex(CODE, 'codeWrong')),
});

/** The digits of the mail; spaces, as some type or paste them, do not count. */
export const checkCodeInput = z.strictObject({
  purpose: z.enum(CODE_PURPOSES),
  code: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().min(1, 'codeMissing').regex(CODE, 'codeWrong')),
});

/** What the login form sends; a wrong password of any length gets the same answer. */
export const logInInput = z.object({
  email: emailInput,
  password: z.string().min(1, 'passwordMissing').max(1000, 'passwordWrong'),
});

/** Who they are, once more; a wrong password of any length gets the same answer. */
export const proveInput = z.strictObject({ password: z.string().min(1, 'passwordMissing').max(1000, 'passwordWrong') });
export type ProveInput = z.infer<typeof proveInput>;

/** The page that somebody leaves for Naver and comes back to. */
export const goToNaverInput = z.strictObject({ next: z.string().max(2000) });

/** A login, by the name its owner was told. */
export const deviceInput = z.strictObject({ id: z.string().regex(/^[0-9a-f]{24}$/) });

export type SignUpInput = z.infer<typeof signUpInput>;
export type NaverSignUpInput = z.infer<typeof naverSignUpInput>;

/** What one changes of oneself; the e-mail address has a way of its own. */
export const profileInput = z.strictObject({ name, phone });
export type ProfileInput = z.infer<typeof profileInput>;

export const consentsInput = z.strictObject({
  MARKETING_PRIVACY: z.boolean(),
  AD_SMS: z.boolean(),
  AD_EMAIL: z.boolean(),
} satisfies Record<(typeof OPTIONAL_CONSENTS)[number], z.ZodBoolean>);
export type ConsentsInput = z.infer<typeof consentsInput>;

/** Which of the mails one may do without are wanted. */
export const mailChoicesInput = z.strictObject({
  delivery: z.boolean(),
  restock: z.boolean(),
  review: z.boolean(),
} satisfies Record<MailChoice, z.ZodBoolean>);
