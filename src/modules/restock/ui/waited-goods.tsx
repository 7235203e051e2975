import Image from 'next/image';
import type { Tile } from '~/modules/catalog/rules';
import { TILES } from '~/modules/catalog/ui/product-card';

export type WaitedGoods = {
  readonly slug: string;
  readonly name: string;
  readonly option: string;
  readonly image: string;
  readonly tile: Tile;
};

/** What is waited for: its picture on its tile, its name and which one of it. */
export function WaitedGoodsRow({ goods }: { goods: WaitedGoods }) {
  return (
    <div className="mb-6 flex items-center gap-4 border-y border-line py-4">
      <span className={`grid size-18 flex-none place-items-center rounded-r3 p-1.5 ${TILES[goods.tile]}`}>
        <Image src={goods.image} alt="" width={96} height={96} className="size-full object-contain" />
      </span>
      <p className="min-w-0 text-ui/6">
        <b className="block">{goods.name}</b>
        <span className="text-ink-2">{goods.option}</span>
      </p>
    </div>
  );
}
