import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { isAdmin } from '~/modules/account/service/roles';
import { pageCtx } from '~/trpc/server';

/** Everybody but an admin learns nothing: a real 404. Every admin page awaits this first, before a byte is sent. */
export const requireAdmin = cache(async (): Promise<void> => {
  const { db, user } = await pageCtx();
  if (!user || !(await isAdmin({ db }, user.id))) notFound();
});

/** The row a page is about, or its 404: also for an id that cannot be one. */
export async function orNotFound<T>(row: Promise<T>): Promise<T> {
  try {
    return await row;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound();
    throw error;
  }
}
