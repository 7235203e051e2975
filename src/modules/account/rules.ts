import { addDays, seoulHour, seoulMidnight } from '~/lib/time';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** What a password must not be, in the order the form says it. */
export const PASSWORD_RULES = ['length', 'notEmail', 'notCommon'] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

const COMMON = new Set([
  'password',
  'password1',
  'passw0rd',
  '12345678',
  '123456789',
  '1234567890',
  '11111111',
  '00000000',
  '88888888',
  '87654321',
  '12341234',
  '11223344',
  'qwertyui',
  'qwertyuiop',
  'qwerty12',
  'qwerty123',
  'asdfghjk',
  'asdfasdf',
  'abcd1234',
  'abc12345',
  'abcdefgh',
  'a1234567',
  'a12345678',
  '1q2w3e4r',
  'q1w2e3r4',
  '1qaz2wsx',
  'iloveyou',
  'sunshine',
  'football',
  'baseball',
  'princess',
  'superman',
  'letmein1',
  'welcome1',
  'changeme',
  'asdf1234',
]);

/** The rules this password breaks; none means it may be used. Length and surprise count, kinds of characters do not. */
export function brokenPasswordRules(password: string, email: string): PasswordRule[] {
  const plain = password.toLowerCase();
  const mail = normalEmail(email);
  const name = mail.split('@')[0] ?? '';
  const broken: PasswordRule[] = [];
  if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX) broken.push('length');
  if (plain !== '' && (plain === mail || plain === name)) broken.push('notEmail');
  if (COMMON.has(plain) || /^(.)\1*$/.test(plain)) broken.push('notCommon');
  return broken;
}

/** E-mail addresses are compared without case and edge spaces. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Whose mailbox an address leads to, to be counted: what follows a plus sign is its owner's own mark, and no other mailbox. */
export function mailboxOf(email: string): string {
  return normalEmail(email).replace(/\+[^@]*@/, '@');
}

/** A Korean mobile number as digits, from 010-1234-5678, 010 1234 5678 or +82 10 1234 5678; null for anything else. */
export function mobileNumber(text: string): string | null {
  const digits = text
    .trim()
    .replace(/^\+82[\s-]*0?/, '0')
    .replace(/[\s-]/g, '');
  return /^01[016789]\d{7,8}$/.test(digits) ? digits : null;
}

/** What people agree to at sign-up, in the order of the form. */
export const REQUIRED_CONSENTS = ['TERMS', 'PRIVACY', 'AGE_14'] as const;
export const OPTIONAL_CONSENTS = ['MARKETING_PRIVACY', 'AD_SMS', 'AD_EMAIL'] as const;
export const CONSENTS = [...REQUIRED_CONSENTS, ...OPTIONAL_CONSENTS] as const;
export type Consent = (typeof CONSENTS)[number];

/** Asked for apart from everything else, where it is needed: that the account keeps the day of the calculator. */
export const LONE_CONSENTS = ['DAY_TARGET'] as const;
export type LoneConsent = (typeof LONE_CONSENTS)[number];
export const EVERY_CONSENT = [...CONSENTS, ...LONE_CONSENTS] as const;
export type AnyConsent = Consent | LoneConsent;

/** Advertising needs the wider use of personal data it rests on; without that one nothing may be sent. */
export const ADVERTISING: readonly AnyConsent[] = ['AD_SMS', 'AD_EMAIL'];

/** Where a consent was given or withdrawn; LAPSED was not confirmed when its owner was asked two years later. */
export const CONSENT_CHANNELS = ['WEB_SIGNUP', 'NAVER_SIGNUP', 'ACCOUNT', 'CALCULATOR', 'LAPSED'] as const;

/** How a consent stands by the last word on it: a no at sign-up withdraws nothing, for nothing was given. */
export function standingOf({
  granted,
  channel,
}: {
  readonly granted: boolean;
  readonly channel: (typeof CONSENT_CHANNELS)[number];
}): 'since' | 'withdrawn' | 'lapsed' | 'never' {
  if (granted) return 'since';
  if (channel === 'LAPSED') return 'lapsed';
  return channel === 'WEB_SIGNUP' || channel === 'NAVER_SIGNUP' ? 'never' : 'withdrawn';
}

/** Consent to advertising holds so long before its owner is asked again, and so many days after that it ends by itself. */
export const CONSENT_YEARS = 2;
export const CONFIRM_DAYS = 30;
/** Nobody is written to about advertising outside these hours of Seoul. */
export const POLITE_HOURS = { from: 8, until: 21 } as const;

export function isPolite(at: Date): boolean {
  const hour = seoulHour(at);
  return hour >= POLITE_HOURS.from && hour < POLITE_HOURS.until;
}

/** The first moment from `at` on at which one may be written to about advertising. */
export function nextPolite(at: Date): Date {
  if (isPolite(at)) return at;
  const midnight = seoulHour(at) < POLITE_HOURS.from ? seoulMidnight(at) : addDays(seoulMidnight(at), 1);
  return new Date(midnight.getTime() + POLITE_HOURS.from * 3_600_000);
}

/** Consents given so long ago or earlier are to be confirmed. */
export function confirmBefore(now: Date): Date {
  const before = new Date(now);
  before.setUTCFullYear(now.getUTCFullYear() - CONSENT_YEARS);
  return before;
}

/** Whether this kind holds, where these were ticked: advertising without the use of data it rests on does not. */
export function holds(given: Readonly<Partial<Record<Consent, boolean>>>, kind: Consent): boolean {
  return given[kind] === true && (!ADVERTISING.includes(kind) || given.MARKETING_PRIVACY === true);
}

/** Which text of the shop a kind of consent is about. */
export function textOf(kind: AnyConsent): 'privacy' | 'terms' {
  return kind === 'PRIVACY' || kind === 'MARKETING_PRIVACY' || kind === 'DAY_TARGET' ? 'privacy' : 'terms';
}

/** What a code sent by mail can prove an address for. */
export const CODE_PURPOSES = ['SIGN_UP', 'RESET', 'CHANGE_EMAIL', 'SECOND_STEP'] as const;
export type CodePurpose = (typeof CODE_PURPOSES)[number];
/** A row without a code: the address that a notice about an account goes to. */
export const NOTICE = 'NOTICE';

/**
 * The code; or that the address has an account already, or none; or, unasked, that what a code was for has been changed, with a
 * link to put an address back where that is RETURNABLE.
 */
export const CODE_MAILS = ['CODE', 'KNOWN', 'UNKNOWN', 'CHANGED', 'RETURNABLE'] as const;
export type CodeMail = (typeof CODE_MAILS)[number];

export const CODE_DIGITS = 6;
export const CODE_TRIES = 5;
export const CODE_MINUTES = 10;
/** For so long the mailbox before a changed address can put it back. */
export const RETURN_DAYS = 7;
/** Somebody is told for so long of what has been changed, however long mail servers are away. */
export const NOTICE_DAYS = 7;
/** What was proven with it can be used for so long after. */
export const CHECKED_MINUTES = 30;

/** What is written to an address that asks for a code, by whether somebody has proven it to be theirs. */
export function codeMail(purpose: CodePurpose, known: boolean): CodeMail {
  if (purpose === 'SECOND_STEP') return 'CODE';
  if (purpose === 'RESET') return known ? 'CODE' : 'UNKNOWN';
  return known ? 'KNOWN' : 'CODE';
}

export const ROLES = ['CUSTOMER', 'SELLER', 'STAFF', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

/** What staff can be allowed to do, each area apart. */
export const STAFF_AREAS = ['orders', 'products', 'members', 'money'] as const;
export type StaffArea = (typeof STAFF_AREAS)[number];
export const isStaffArea = (word: string): word is StaffArea => STAFF_AREAS.some((area) => area === word);

/** Somebody who works here: an admin may do everything, staff what their areas say. */
export type Staff = { readonly role: 'STAFF' | 'ADMIN'; readonly areas: readonly StaffArea[] };
export type Desk = StaffArea | 'ADMIN';

/** Whether they may use what belongs to this area, or to admins alone. */
export function mayUse({ role, areas }: Staff, desk: Desk): boolean {
  return role === 'ADMIN' || (desk !== 'ADMIN' && areas.includes(desk));
}

/** Whether there is anything here for them. */
export const mayEnter = ({ role, areas }: Staff): boolean => role === 'ADMIN' || areas.length > 0;

/** Ways a login can fail that the login page has a sentence for. */
export const LOGIN_FAULTS = [
  'WRONG',
  'RATE_LIMITED',
  'BUSY',
  'CROWDED',
  'NAVER_DENIED',
  'NAVER_FAILED',
  'EXPIRED',
  'INTERNAL',
] as const;
export type LoginFault = (typeof LOGIN_FAULTS)[number];

/** NextAuth's error word, or ours, as a fault with a sentence. */
export function loginFault(error: string | null | undefined): LoginFault | null {
  if (!error) return null;
  const own = LOGIN_FAULTS.find((fault) => fault === error);
  if (own) return own;
  if (error === 'CredentialsSignin') return 'WRONG';
  return error.startsWith('OAuth') || error === 'Callback' || error === 'AccessDenied' ? 'NAVER_FAILED' : 'INTERNAL';
}

/** What can be wrong in a field; each is a sentence of the account messages. */
export const FIELD_FAULTS = [
  'emailMissing',
  'emailWrong',
  'passwordMissing',
  'passwordWeak',
  'passwordCommon',
  'presentWrong',
  'passwordWrong',
  'codeMissing',
  'codeWrong',
  'appCodeWrong',
  'nameMissing',
  'nameLong',
  'nameWrong',
  'phoneMissing',
  'phoneWrong',
  'consentMissing',
] as const;
export type FieldFault = (typeof FIELD_FAULTS)[number];

/** How a parcel is handed over. */
export const DELIVERY_REQUESTS = ['DOOR', 'GUARD', 'DIRECT', 'OTHER'] as const;
export type DeliveryRequest = (typeof DELIVERY_REQUESTS)[number];

/** So many delivery addresses a person keeps at most. */
export const ADDRESSES_MAX = 20;
/** How it went at Naver for somebody who was signed in: to prove who they are, or to link it. */
export const NAVER_OUTCOMES = ['DONE', 'TAKEN', 'OTHER', 'EXPIRED', 'DENIED', 'FAILED'] as const;
export type NaverOutcome = (typeof NAVER_OUTCOMES)[number];

/** What is still wanting before the admin opens: nothing, a code of their app, or the app itself. */
export type SecondStepNeed = 'NOTHING' | 'CODE' | 'SET_UP';

export type SecondStepState = {
  readonly isOn: boolean;
  readonly isRequired: boolean;
  readonly need: SecondStepNeed;
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number;
  /** The proven address that a code goes to before an app is connected; null where none is proven. */
  readonly mailbox: string | null;
};

/** What an authenticator app is given: a square to point its camera at, its address, and the same to type. */
export type AppSetup = { readonly secret: string; readonly address: string; readonly square: Square };
/** A QR code as one SVG path on a grid of `size`. */
export type Square = { readonly size: number; readonly path: string };
