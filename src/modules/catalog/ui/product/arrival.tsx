'use client';

import { useLive } from '../live/stock-store';
import { useChoice } from './choice';

/** When the chosen variant arrives if it is paid now; what is usual until the live answer is there, and where nobody can say. */
export function Arrival({ usual }: { usual: readonly [day: string, by: string] }) {
  const [day, by] = useLive(useChoice().chosen.id)?.arrival ?? usual;
  return (
    <>
      <b className="text-brand">{day}</b>
      <small className="block text-small text-ink-3">{by}</small>
    </>
  );
}
