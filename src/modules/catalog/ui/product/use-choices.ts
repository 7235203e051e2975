import { useFormatter, useTranslations } from 'next-intl';
import { formatMoney } from '~/lib/money';
import { packSaving, packTitle, unitPrices } from '~/modules/catalog/rules';
import { perServing } from '~/modules/nutrition/rules';
import type { ChoiceVariant } from './choice';
import { faceOf, nutritionOf, picturesOf, type ProductData } from './product-data';

/** The variants in the words of the page, as the browser gets them. */
export function useChoices(product: ProductData, locale: string): ChoiceVariant[] {
  const t = useTranslations('catalog.product');
  const format = useFormatter();
  const pictures = picturesOf(product);
  return product.variants.map((variant) => {
    const { id, title, flavour, packCount, packUnit, price, currency, nutritionId, available, image } = variant;
    const { facts, servingSize } = nutritionOf(product, variant);
    const single = product.variants.find((one) => one.flavour === flavour && one.packCount === 1)?.price ?? null;
    const { piece } = unitPrices({
      price,
      packCount,
      servingSize: facts.servingSize,
      proteinG: perServing(facts).proteinG,
    });
    const pack = t('pack', { count: packCount, unit: packUnit });
    const money = (amount: number) => formatMoney({ amount, currency }, locale);
    const unit = facts.basis === '100g' ? 'g' : 'ml';
    const whole = `${format.number(facts.servingSize * packCount)}${unit}`;
    return {
      id,
      title: packTitle(title, packCount),
      option: flavour ? `${flavour} · ${pack}` : pack,
      content: packCount === 1 ? servingSize : t('content', { serving: servingSize, pack, whole }),
      flavour,
      packCount,
      pack,
      packNote:
        packCount === 1 ? money(price) : t('packNote', { price: money(price), piece: money(piece), unit: packUnit }),
      saving: packSaving(price, packCount, single),
      nutritionId,
      picture: Math.max(
        0,
        pictures.findIndex(({ src }) => src === (image ?? faceOf(product))),
      ),
      price,
      currency,
      available,
    };
  });
}
