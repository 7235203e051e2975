import 'server-only';
import { AppError } from '~/lib/errors';

/** Lets so many jobs be under way, `ofOne` of one name: whoever comes then is refused at once. */
export function shares({ all = Infinity, ofOne }: { readonly all?: number; readonly ofOne: number }) {
  const underWay = new Map<string, number>();
  let sum = 0;

  /** @throws AppError BUSY */
  return async function share<T>(name: string, job: () => Promise<T>): Promise<T> {
    const mine = underWay.get(name) ?? 0;
    if (sum >= all || mine >= ofOne) throw new AppError('BUSY');
    underWay.set(name, mine + 1);
    sum += 1;
    try {
      return await job();
    } finally {
      sum -= 1;
      const left = (underWay.get(name) ?? 1) - 1;
      if (left > 0) underWay.set(name, left);
      else underWay.delete(name);
    }
  };
}
