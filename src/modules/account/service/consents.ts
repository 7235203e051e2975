import 'server-only';
import { and, eq } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { ConsentsInput } from '../input';
import { latestConsents } from '../queries';
import {
  ADVERTISING,
  confirmBefore,
  CONSENTS,
  holds,
  OPTIONAL_CONSENTS,
  textOf,
  type Consent,
  type LoneConsent,
} from '../rules';
import { consents } from '../tables';
import { lockMe } from './person';

type Signed = Ctx & { readonly user: SessionUser };
type Latest = Awaited<ReturnType<typeof latestConsents>>[number];

export type SignUpChannel = 'WEB_SIGNUP' | 'NAVER_SIGNUP';

/** What somebody has said to every kind when they signed up, each with the version of its text; what they left out is a no. */
export async function recordSignUpConsents(
  { db, shop }: Pick<Ctx, 'db' | 'shop'>,
  userId: Id<'usr'>,
  given: Readonly<Partial<Record<Consent, boolean>>>,
  channel: SignUpChannel,
): Promise<void> {
  const rows = CONSENTS.map((kind) => ({
    id: newId('con'),
    userId,
    kind,
    granted: holds(given, kind),
    version: shop.consentVersions[textOf(kind)],
    channel,
  }));
  await db.insert(consents).values(rows);
}

/** What they have agreed to and withdrawn: the last word on each kind, with its version, channel and time. */
export async function getConsents(ctx: Signed) {
  const last = await latestConsents(ctx.db, eq(consents.userId, ctx.user.id));
  return last.map(({ kind, granted, version, channel, at }) => ({
    ...{ kind, granted, version, channel, at },
    /** Given so long ago that it ends unless it is confirmed. */
    isOld: granted && ADVERTISING.includes(kind) && at <= confirmBefore(ctx.now),
  }));
}

/**
 * Gives or withdraws the consents one may do without, each a row more; what stays as it was gets none. Advertising cannot be
 * agreed to without the use of data it rests on. @throws AppError UNAUTHENTICATED where they have left, RATE_LIMITED
 */
export async function changeConsents(ctx: Signed, given: ConsentsInput): Promise<void> {
  await append(ctx, (kind, last) => {
    const granted = holds(given, kind);
    return granted === (last?.granted ?? false) ? null : granted;
  });
}

/** Says again that what is agreed to holds. @throws AppError UNAUTHENTICATED where they have left, RATE_LIMITED */
export async function confirmConsents(ctx: Signed): Promise<void> {
  await append(ctx, (_kind, last) => (last?.granted ? true : null));
}

/**
 * Writes down what somebody says to a consent that stands alone, in the caller's transaction, which holds their lock (`lockMe`);
 * what was said before gets no row.
 */
export async function sayConsent(
  tx: Signed,
  kind: LoneConsent,
  granted: boolean,
  channel: 'ACCOUNT' | 'CALCULATOR',
): Promise<void> {
  const [last] = await latestConsents(tx.db, and(eq(consents.userId, tx.user.id), eq(consents.kind, kind)));
  if ((last?.granted ?? false) === granted) return;
  const version = tx.shop.consentVersions[textOf(kind)];
  await tx.db.insert(consents).values({ ...rowAfter(last, tx), kind, granted, version, channel });
}

/** The last row counts: two words said within a millisecond are still two. */
const rowAfter = (last: Latest | undefined, { user, now }: Signed) => ({
  id: newId('con'),
  userId: user.id,
  at: new Date(Math.max(now.getTime(), (last?.at.getTime() ?? 0) + 1)),
});

async function append(ctx: Signed, decide: (kind: Consent, last: Latest | undefined) => boolean | null): Promise<void> {
  await takeLimit('consent.person', ctx.user.id);
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    const before = await latestConsents(tx.db, eq(consents.userId, tx.user.id));
    const rows = OPTIONAL_CONSENTS.flatMap((kind) => {
      const last = before.find((row) => row.kind === kind);
      const granted = decide(kind, last);
      if (granted === null) return [];
      const version = tx.shop.consentVersions[textOf(kind)];
      return [{ ...rowAfter(last, tx), kind, granted, version, channel: 'ACCOUNT' as const }];
    });
    if (rows.length > 0) await tx.db.insert(consents).values(rows);
  });
}
