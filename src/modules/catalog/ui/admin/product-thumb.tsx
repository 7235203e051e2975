import Image from 'next/image';
import { classNames } from '~/components/ui/class-names';
import type { Tile } from '../../rules';
import { TILES } from '../product-card';

/** A product's pack at 40 px on its tile; its name stands beside it. */
export function ProductThumb({ image, tile, className }: { image: string; tile: Tile; className?: string }) {
  return (
    <span className={classNames('grid size-10 flex-none place-items-center rounded-r2 p-0.5', TILES[tile], className)}>
      <Image src={image} alt="" width={72} height={72} className="size-full object-contain" />
    </span>
  );
}
