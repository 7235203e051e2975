import { useTranslations } from 'next-intl';
import type { Locale, ShopPreset } from '~/shops/preset';
import { Chosen } from './chosen';
import type { ProductData } from './product-data';

/** 상품정보제공고시 for processed food: every row from what we know of the product, none of them «see the page». */
export function LegalTable({ product, shop, locale }: { product: ProductData; shop: ShopPreset; locale: Locale }) {
  const t = useTranslations('catalog.product');
  const { legal } = shop;
  const allergens = product.allergens.map((allergen) => t(`allergens.${allergen}`)).join(', ');
  const storage = t(`storages.${product.storage}`);
  const rows = [
    { name: t('legal.name'), value: <Chosen show="title" /> },
    { name: t('legal.type'), value: product.foodType },
    { name: t('legal.maker'), value: product.maker ?? `${product.seller} / ${legal.address[locale]}` },
    { name: t('legal.date'), value: t('legal.dateValue', { days: product.shelfLifeDays }) },
    { name: t('legal.content'), value: <Chosen show="content" /> },
    { name: t('legal.ingredients'), value: product.ingredients },
    { name: t('legal.nutrition'), value: t('legal.nutritionValue') },
    { name: t('legal.gmo'), value: t(product.geneticallyModified ? 'legal.gmoContained' : 'legal.gmoValue') },
    {
      name: t('legal.safety'),
      value: allergens ? t('legal.safetyValue', { allergens, storage }) : t('legal.safetyNone', { storage }),
    },
    {
      name: t('legal.imported'),
      value: product.origin
        ? t('legal.importedFrom', { country: product.origin, importer: product.importer ?? product.seller })
        : t('legal.importedValue'),
    },
    { name: t('legal.phone'), value: legal.phone },
  ];
  return (
    <table className="w-full border-collapse border-t-2 border-ink text-ui">
      <caption className="sr-only">{t('legal.title')}</caption>
      <tbody>
        {rows.map(({ name, value }) => (
          <tr key={name} className="border-b border-line">
            <th
              scope="row"
              className="w-26 bg-tile px-3 py-3 text-left align-top text-label font-medium md:w-50 md:px-5"
            >
              {name}
            </th>
            <td className="px-3 py-3 md:px-5">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
