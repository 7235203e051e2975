import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import { requireUser } from './require-user';

/**
 * The answer, or null where there is none for this visitor: somebody else's is as absent as one that never was, and one for
 * people whom somebody nobody knows is not.
 */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'UNAUTHORIZED')) return null;
    throw error;
  }
}

/** The answer, or the 404 page where there is none for this visitor. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  return (await orNull(answer)) ?? notFound();
}

/**
 * The answer. Where there is none for this visitor, somebody signed in sees the 404 page, and anybody else, a guest too, goes to
 * the login page and comes back to `href` afterwards: it may be of the account they have.
 */
export async function orLogin<T>(answer: Promise<T>, href: string): Promise<T> {
  const found = await orNull(answer);
  if (found !== null) return found;
  await requireUser(href);
  return notFound();
}
