import Image from 'next/image';
import { classNames } from '~/components/ui/class-names';
import type { Tile } from '~/modules/catalog/rules';
import { TILES } from '~/modules/catalog/ui/product-card';

/** A product's picture at 56 px on its tile; its name stands beside it. */
export function OrderThumb({ image, tile, className }: { image: string; tile?: Tile; className?: string }) {
  return (
    <span
      className={classNames(
        'grid size-14 flex-none place-items-center rounded-r3 p-1',
        tile ? TILES[tile] : 'bg-tile',
        className,
      )}
    >
      <Image src={image} alt="" width={96} height={96} className="size-full object-contain" />
    </span>
  );
}
