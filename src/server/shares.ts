import 'server-only';
import { AppError } from '~/lib/errors';

/** Lets so many jobs of one name be under way: whoever comes then is refused at once. */
export function shares(ofOne: number) {
  const underWay = new Map<string, number>();

  /** @throws AppError BUSY */
  return async function share<T>(name: string, job: () => Promise<T>): Promise<T> {
    const mine = underWay.get(name) ?? 0;
    if (mine >= ofOne) throw new AppError('BUSY');
    underWay.set(name, mine + 1);
    try {
      return await job();
    } finally {
      const left = (underWay.get(name) ?? 1) - 1;
      if (left > 0) underWay.set(name, left);
      else underWay.delete(name);
    }
  };
}
