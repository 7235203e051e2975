import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { unlessAway } from '~/server/unless-away';
import { findUserByEmail } from '../queries';
import { findMember, listConsentsNow, newestMembers, searchMembers } from '../queries/members';
import { isStaffArea, type Staff } from '../rules';
import { writeAct } from './acts';
import { dropSecondStep } from './second-step';
import { sessionsOf } from './sessions';

const PAGE_SIZE = 20;
const NEWEST = 10;

type StaffCtx = Ctx & { readonly user: SessionUser };

/** Members by e-mail address, phone number or name, whole or how it begins, twenty a page. */
export async function findMembers(ctx: Ctx, { query, page }: { query: string; page: number }) {
  const { items, total } = await searchMembers(ctx.db, query, page, PAGE_SIZE);
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** The members who joined last, a few of them. */
export const listNewest = (ctx: Ctx) => newestMembers(ctx.db, NEWEST);

/** One member, as their page shows them. @throws AppError NOT_FOUND */
export async function getMember(ctx: StaffCtx, userId: Id<'usr'>) {
  const member = await findMember(ctx.db, userId);
  if (!member) throw new AppError('NOT_FOUND');
  const given = await listConsentsNow(ctx.db, userId);
  const logins = await unlessAway(sessionsOf(ctx).list(userId));
  return {
    ...member,
    areas: member.areas.filter(isStaffArea),
    consents: given,
    /** Null where logins cannot be asked now. */
    devices: logins && logins.length,
    seenAt: logins?.[0]?.seenAt ?? null,
    isMe: userId === ctx.user.id,
  };
}

/**
 * Ends every login of a member; those of an admin only for an admin. @returns how many there were
 * @throws AppError NOT_FOUND
 */
export async function logMemberOut(
  ctx: StaffCtx & { readonly staff: Pick<Staff, 'role'> },
  userId: Id<'usr'>,
): Promise<{ ended: number }> {
  return inTx(ctx, async (tx) => {
    const member = await findMember(tx.db, userId);
    if (!member || (member.role === 'ADMIN' && ctx.staff.role !== 'ADMIN')) throw new AppError('NOT_FOUND');
    return { ended: await sessionsOf(tx).endAll(userId) };
  });
}

/**
 * For a member of the staff whose app is lost, and the recovery codes with it: takes their second step away and ends their
 * logins; their mailbox is told. Never one's own, which asks for a code. @throws AppError OWN_ROLE, NOT_FOUND where there is none
 */
export async function dropMembersSecondStep(ctx: StaffCtx, userId: Id<'usr'>): Promise<void> {
  if (userId === ctx.user.id) throw new AppError('OWN_ROLE');
  await inTx(ctx, async (tx) => {
    if (!(await dropSecondStep(tx, userId))) throw new AppError('NOT_FOUND');
    await sessionsOf(tx).endAll(userId);
  });
}

/**
 * The same for whoever runs the shop's machine, where the last admin has lost app and codes. The act is told as the account's own.
 * @returns whether the account that has proven this address (in its normal form) had a second step
 */
export async function dropSecondStepOf(ctx: Ctx, email: string): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const found = await findUserByEmail(tx.db, email);
    if (!found || !(await dropSecondStep(tx, found.id))) return false;
    await sessionsOf(tx).endAll(found.id);
    const row = {
      actorId: found.id,
      act: 'command.dropSecondStep',
      input: { userId: found.id },
      requestId: tx.requestId,
    };
    await writeAct(tx.db, row);
    return true;
  });
}
