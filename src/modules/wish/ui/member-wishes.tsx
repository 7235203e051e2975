'use client';

import { useWishes } from './use-wishes';
import { WishRows } from './wish-rows';

/** The list of whoever is signed in. */
export function MemberWishes() {
  const { products, wish } = useWishes();
  return <WishRows products={products} onWish={wish} />;
}
