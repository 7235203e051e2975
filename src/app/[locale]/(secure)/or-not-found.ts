import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';

/** The answer, or null where there is none for this visitor: somebody else's is as absent as one that never was. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TRPCError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

/** The answer, or the 404 page where there is none for this visitor. */
export async function orNotFound<T>(answer: Promise<T>): Promise<T> {
  return (await orNull(answer)) ?? notFound();
}
