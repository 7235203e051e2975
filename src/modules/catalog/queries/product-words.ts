import 'server-only';
import { products } from '../tables';

/** The words of a product and the rows of its notice, as staff write them and its page shows them. */
export const productWords = {
  nameKo: products.nameKo,
  nameEn: products.nameEn,
  summaryKo: products.summaryKo,
  summaryEn: products.summaryEn,
  descriptionKo: products.descriptionKo,
  descriptionEn: products.descriptionEn,
  foodTypeKo: products.foodTypeKo,
  foodTypeEn: products.foodTypeEn,
  ingredientsKo: products.ingredientsKo,
  ingredientsEn: products.ingredientsEn,
  makerKo: products.makerKo,
  makerEn: products.makerEn,
  originKo: products.originKo,
  originEn: products.originEn,
  importerKo: products.importerKo,
  importerEn: products.importerEn,
  geneticallyModified: products.geneticallyModified,
  allergens: products.allergens,
  storage: products.storage,
  shelfLifeDays: products.shelfLifeDays,
};
