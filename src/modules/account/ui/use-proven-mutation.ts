'use client';

import type { AppErrorCode, ErrorDetails } from '~/lib/errors';
import { useProven, wantedBy } from './use-proven';

type Refused = {
  readonly data: { readonly appCode: AppErrorCode; readonly details: ErrorDetails } | null | undefined;
};
type Asking<Input, Output, E> = {
  readonly mutateAsync: (input: Input) => Promise<Output>;
  readonly error: E | null;
  readonly isPending: boolean;
  readonly reset: () => void;
};

const asksProof = (error: Refused | null): boolean => wantedBy(error?.data?.appCode) !== undefined;

/** For `onError`: being asked who one is, is no failure yet. */
export const unlessProof =
  <E extends Refused>(refused: (error: E) => void) =>
  (error: E): void => {
    if (!asksProof(error)) refused(error);
  };

/** A mutation that asks who somebody is where it must, and then goes on; what else it says arrives as always. */
export function useProvenMutation<Input, Output, E extends Refused>(mutation: Asking<Input, Output, E>) {
  const proven = useProven();
  return {
    isPending: mutation.isPending,
    reset: mutation.reset,
    error: asksProof(mutation.error) ? null : mutation.error,
    mutate: (input: Input): void => {
      // Whatever it was refused with is told by the mutation itself.
      proven(() => mutation.mutateAsync(input)).catch(() => undefined);
    },
  };
}
