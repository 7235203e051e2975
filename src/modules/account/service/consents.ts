import 'server-only';
import { eq } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { ConsentsInput } from '../input';
import { latestConsents } from '../queries';
import { ADVERTISING, confirmBefore, CONSENTS, holds, OPTIONAL_CONSENTS, textOf, type Consent } from '../rules';
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
      // The last row counts: two words said within a millisecond are still two.
      const at = new Date(Math.max(tx.now.getTime(), (last?.at.getTime() ?? 0) + 1));
      return [{ id: newId('con'), userId: tx.user.id, kind, granted, version, channel: 'ACCOUNT' as const, at }];
    });
    if (rows.length > 0) await tx.db.insert(consents).values(rows);
  });
}
