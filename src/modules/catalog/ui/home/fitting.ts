import { AXES, type Axis } from '~/modules/catalog/rules';

/** How many products there are at each step of an axis. */
type Counted = { readonly axis: Axis; readonly counts: readonly number[] };

/** How many products are on the fitting side of the handle. */
export function fitting({ axis, counts }: Counted, value: number): number {
  const { step, side } = AXES[axis];
  const at = value / step;
  return counts.reduce((sum, count, index) => sum + ((side === 'min' ? index >= at : index <= at) ? count : 0), 0);
}
