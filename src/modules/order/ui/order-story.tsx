import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { TimeLine, type TimeLineEntry } from '~/components/ui/time-line';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { ActorKind, OrderEventKind, OrderStatus } from '../rules';
import { dueText, momentText } from './order-times';
import { shownWithClaim, type ToldClaim } from './shown-status';

export type StoryEvent = {
  readonly id: number;
  readonly kind: OrderEventKind;
  readonly actor: ActorKind;
  readonly data: Readonly<Record<string, string | number>>;
  readonly at: Date;
};

type OrderStoryProps = {
  events: readonly StoryEvent[];
  status: OrderStatus;
  canceling: boolean;
  /** A request of the buyer, told above. */
  claim: ToldClaim | null;
  currency: CurrencyCode;
  now: Date;
  /** How it was paid, in words. */
  paidBy: string;
  /** Where money goes back to and when, in words. */
  back: string;
  /** Why a payment was refused, in words: with what one can do about it, and as what is past. */
  reasonOf: (code: string) => string;
  pastReasonOf: (code: string) => string;
  cancelReasonOf: (code: string) => string;
  carrierOf: (code: string) => string;
  tracking: { readonly carrier: string; readonly number: string } | null;
  /** What one can do now; stands with the present. */
  actions?: ReactNode;
};

/** A question whose answer came is told by the answer. */
const ANSWERS: readonly OrderEventKind[] = ['PAID', 'DECLINED', 'DEPOSIT_AWAITED'];
const isAnswered = (event: StoryEvent, next: StoryEvent | undefined) =>
  event.kind === 'CONFIRM_STARTED' && next !== undefined && ANSWERS.includes(next.kind);

/** That the payment window was opened is news as long as nothing has come of it. */
const isOutdated = (event: StoryEvent, next: StoryEvent | undefined) =>
  event.kind === 'WINDOW_OPENED' && next !== undefined;

/** Whether the shop had the money after these. */
const isCharged = (events: readonly StoryEvent[]) =>
  events.findLast(({ kind }) => kind === 'PAID' || kind === 'DEPOSIT_REVERSED')?.kind === 'PAID';

/** Nobody did it, so nobody is named; of a refusal in the payment window the browser tells, but it is not the buyer's doing. */
const BY_ITSELF: readonly ActorKind[] = ['CRON', 'SYSTEM'];
const isByItself = ({ kind, actor }: StoryEvent) =>
  BY_ITSELF.includes(actor) || (kind === 'DECLINED' && actor === 'SHOPPER');

const OVER: readonly OrderStatus[] = ['EXPIRED', 'CANCELED', 'REFUNDED'];

/** What happened to the order, newest first, under what is so now. Every cause is said in words. */
export function OrderStory(props: OrderStoryProps) {
  const {
    events,
    status,
    canceling,
    claim,
    currency,
    now,
    paidBy,
    back,
    reasonOf,
    pastReasonOf,
    cancelReasonOf,
    carrierOf,
    tracking,
    actions,
  } = props;
  const t = useTranslations('order');
  const locale = useLocale();
  const deposit = events.some(({ kind }) => kind === 'DEPOSIT_AWAITED');
  const words = ({ id, actor, data }: StoryEvent) => ({
    actor,
    charged: isCharged(events.filter((earlier) => earlier.id < id)) ? 'yes' : 'no',
    units: Number(data.units ?? 0),
    minutes: Number(data.minutes ?? 0),
    amount: formatMoney({ amount: Number(data.amount ?? 0), currency }, locale),
    paidBy,
    back,
    declined: data.code === undefined ? '' : reasonOf(String(data.code)),
    refused: data.code === undefined ? '' : pastReasonOf(String(data.code)),
    // Whoever gave none is not given one.
    named: data.reason === undefined || data.reason === 'OTHER' ? 'no' : 'yes',
    reason: data.reason === undefined ? '' : cancelReasonOf(String(data.reason)),
    carrier: data.carrier === undefined ? '' : carrierOf(String(data.carrier)),
    tracking: String(data.trackingNumber ?? ''),
    kind: String(data.kind ?? ''),
    claim: data.claim === undefined ? 'no' : 'yes',
    deposit: deposit ? 'yes' : 'no',
    ended: data.ended === undefined ? 'no' : 'yes',
    late: data.late === undefined ? 'no' : 'yes',
    due: data.due === undefined ? '' : dueText(new Date(data.due), locale),
  });
  const told = events.filter((event, index) => {
    const next = events[index + 1];
    return !isAnswered(event, next) && !isOutdated(event, next);
  });
  const past = told.toReversed().map((event, index): TimeLineEntry => ({
    key: String(event.id),
    state: 'done',
    time: (
      <>
        <time dateTime={event.at.toISOString()}>{momentText(event.at, now, locale)}</time>{' '}
        {isByItself(event) || <span className="inline-block text-ink-3 lg:block">{t(`actor.${event.actor}`)}</span>}
      </>
    ),
    title: t(`events.${event.kind}.title`, words(event)),
    // What one can do from here on is advice for as long as nothing came after it.
    text: t(`events.${event.kind}.text`, { ...words(event), newest: index === 0 ? 'yes' : 'no' }),
  }));
  const shown = shownWithClaim(status, canceling, claim);
  const present: TimeLineEntry[] =
    OVER.includes(status) && !canceling
      ? []
      : [
          {
            key: 'now',
            state: 'now',
            time: t('now.label'),
            title: t(`now.${shown}.title`),
            text: t(`now.${shown}.text`, { carrier: tracking?.carrier ?? '', tracking: tracking?.number ?? '' }),
            actions,
          },
        ];
  return <TimeLine label={t('story')} entries={[...present, ...past]} />;
}
