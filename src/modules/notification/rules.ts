import type { Id } from '~/lib/ids';

export type MailKind =
  | 'ORDER_CONFIRMED'
  | 'ORDER_CANCELED'
  | 'ORDER_PREPARING'
  | 'ORDER_SHIPPED'
  | 'ORDER_DELIVERED'
  | 'DEPOSIT_AWAITED'
  | 'DEPOSIT_REVERSED'
  | 'DEPOSIT_OVERDUE'
  | 'PARTLY_REFUNDED'
  | 'CLAIM_OPENED'
  | 'CLAIM_ACCEPTED'
  | 'CLAIM_REFUSED'
  | 'CLAIM_PICKED_UP'
  | 'CLAIM_INSPECTED'
  | 'RESHIPPED'
  | 'REFUND_ACCOUNT_ASKED'
  | 'DEPOSIT_LOST';

/** Mails a person may do without; what concerns orders and money always comes. */
export const MAIL_CHOICES = ['delivery', 'restock', 'review'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

const CHOICE_OF: Readonly<Partial<Record<MailKind, MailChoice>>> = {
  ORDER_PREPARING: 'delivery',
  ORDER_SHIPPED: 'delivery',
  ORDER_DELIVERED: 'delivery',
  RESHIPPED: 'delivery',
};

/** The choice that silences this mail, or undefined where nothing does. */
export const choiceOf = (mail: MailKind): MailChoice | undefined => CHOICE_OF[mail];

/** What a person is told of at once. */
export const ALARM_KINDS = [
  'BOOKS_DIFFER',
  'PAYMENT_UNDECIDED',
  'PAYMENT_WITHOUT_ORDER',
  'PAYMENT_CONFIGURATION',
  'REFUND_STUCK',
  'REFUND_REFUSED',
  'REFUNDED_AT_PROVIDER',
  'DEPOSIT_REVERSED',
  'TRANSACTION_UNKNOWN',
  'OUTBOX_STUCK',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Said with an alarm about an order whose buyer has left. */
export const BUYER_LEFT = { buyerLeft: 1 } as const;

/** Under which name there stands what to do about an alarm. */
export const leadOf = (kind: AlarmKind, details: Readonly<Record<string, string | number>>) =>
  kind === 'PAYMENT_WITHOUT_ORDER' && details.buyerLeft === BUYER_LEFT.buyerLeft ? 'PAYMENT_OF_GONE' : kind;

/** What somebody is told about their account. */
export type AccountMailKind =
  | 'NAVER_LINKED'
  | 'NAVER_UNLINKED'
  | 'NAVER_WITHDRAWN'
  | 'SECOND_STEP_ON'
  | 'SECOND_STEP_OFF'
  | 'RECOVERY_USED'
  | 'RECOVERY_RENEWED';

/** What an outbox row asks for. It holds ids or what is sealed: names and addresses are read when the mail is written. */
export type OutboxPayload =
  | {
      readonly topic: 'mail';
      readonly mail: MailKind;
      readonly orderId: Id<'ord'>;
      /** Of a request about the order: which. */
      readonly claimId?: Id<'clm'>;
    }
  | { readonly topic: 'consents-mail'; readonly userId: Id<'usr'> }
  | { readonly topic: 'end-sessions'; readonly userId: Id<'usr'> }
  | { readonly topic: 'code-mail'; readonly code: string }
  | {
      readonly topic: 'account-mail';
      readonly mail: AccountMailKind;
      readonly userId: Id<'usr'>;
      readonly notice: string;
    }
  | { readonly topic: 'revoke-naver'; readonly sealedToken: string }
  | { readonly topic: 'page-tags'; readonly tags: readonly string[] }
  | { readonly topic: 'sold-out-pages'; readonly variantIds: readonly Id<'var'>[] }
  | { readonly topic: 'question-mail'; readonly questionId: Id<'qst'> }
  | { readonly topic: 'restock-mail'; readonly mail: 'CONFIRM' | 'BACK'; readonly alertId: Id<'rst'> }
  | { readonly topic: 'drop-files'; readonly names: readonly string[] }
  | { readonly topic: 'alarm'; readonly alarmId: number };

export type OutboxTopic = OutboxPayload['topic'];

/** Seconds until the next try after `attempts` failures: 5 s, 20 s, 80 s … at most an hour. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(3600, 5 * 4 ** Math.max(0, attempts - 1));
}
