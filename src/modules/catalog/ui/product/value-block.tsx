import Image from 'next/image';
import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { HonestNumber } from '~/components/ui/honest-number';
import { perServing } from '~/modules/nutrition/rules';
import { TILES } from '../product-card';
import { WhenChosen } from './chosen';
import { nutritionOf, type ProductData } from './product-data';

/** Beside another picture of the product: how much protein a thousand won of the chosen pack buys, and how that is worked out. */
export function ValueBlock({ product }: { product: ProductData }) {
  const t = useTranslations('catalog.product');
  const format = useFormatter();
  const beside = product.pictures.find(({ kind }, index) => index > 0 && kind !== 'nutrition');
  return (
    <div className="col-start-2 hidden grid-cols-2 gap-3 md:grid">
      <div className={`overflow-hidden rounded-r3 ${TILES[product.tile]}`}>
        {beside && (
          <Image
            src={beside.path}
            alt=""
            width={290}
            height={290}
            sizes="290px"
            className={classNames('w-full', beside.kind === 'styled' && 'drawn-scene')}
          />
        )}
      </div>
      <div className="rounded-r3 border border-line p-5">
        <h2 className="text-ui font-bold tracking-[-0.011em]">{t('valueTitle')}</h2>
        {product.variants.map((variant) => {
          const { proteinG } = perServing(nutritionOf(product, variant).facts);
          const value = Math.round((proteinG * variant.packCount * 10_000) / variant.price) / 10;
          return (
            <WhenChosen key={variant.id} by="id" is={variant.id}>
              <p className="my-6">
                <HonestNumber value={format.number(value)} unit="g" size="xl" />
              </p>
              <p className="tabular text-small text-ink-2">
                {t('valueSum', {
                  protein: format.number(Math.round(proteinG * variant.packCount * 10) / 10),
                  price: format.number(variant.price),
                })}
              </p>
            </WhenChosen>
          );
        })}
      </div>
    </div>
  );
}
