'use client';

import { trpc } from '~/trpc/client';
import { laterTarget, type Macros } from '../rules/day-target';
import { useKeptTarget } from './day-target';

/** The day somebody worked out for themselves, on this device or another one that keeps it in their account; the later counts. */
export function useOwnDay(): Macros | null {
  const onDevice = useKeptTarget();
  const inAccount = trpc.nutrition.dayTarget.useQuery().data?.kept ?? null;
  return laterTarget(onDevice, inAccount);
}
