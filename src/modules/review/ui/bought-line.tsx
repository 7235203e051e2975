import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import type { Tile } from '~/modules/catalog/rules';
import { OrderThumb } from '~/modules/order/ui/order-thumb';

export type BoughtLineView = {
  readonly nameKo: string;
  readonly nameEn: string;
  readonly optionKo: string;
  readonly optionEn: string;
  readonly image: string;
  readonly tile: Tile;
};

/** What a review is about: picture, name and option of the line. */
export function BoughtLine({ line, children }: { line: BoughtLineView; children?: ReactNode }) {
  const isKo = useLocale() === 'ko';
  return (
    <div className="flex items-center gap-3">
      <OrderThumb image={line.image} tile={line.tile} />
      <p className="min-w-0 flex-1 text-ui">
        {isKo ? line.nameKo : line.nameEn}
        <span className="block text-small text-ink-2">{isKo ? line.optionKo : line.optionEn}</span>
      </p>
      {children}
    </div>
  );
}
