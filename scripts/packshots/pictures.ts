import { perServing, type NutrientAmounts } from '~/modules/nutrition/rules';
import type { CatalogNutrition, CatalogProduct } from '../../drizzle/seed/schema';
import { energyFactory } from '~/shops/energy-factory';
import { isDrawable } from './art/emoji';
import { ownFlavours, type Shelf } from './catalogue';
import { CUTS, TRAYS, type Pack } from './pack';
import { paletteOf } from './palettes';
import { nutritionScene } from './scenes/nutrition-scene';
import { packScene } from './scenes/pack-scene';
import { productShareScene } from './scenes/product-share-scene';
import { styledScene } from './scenes/styled-scene';

const SHOP_NAME = energyFactory.name.ko;

export type PictureKind = 'pack' | 'styled' | 'nutrition' | 'share';
/** `shows` is the data the picture is about: words, numbers, colours. Only `draw` needs the fonts. */
export type Picture = { path: string; kind: PictureKind; shows: unknown; draw: () => string };

type Face = Pick<CatalogProduct['pack'], 'palette' | 'line2' | 'emoji'>;

function servingOf({ servingNameKo, servingSize, servingUnit }: CatalogNutrition): string {
  const amount = `${servingSize}${servingUnit}`;
  return servingNameKo.includes(amount) ? servingNameKo : `${servingNameKo} ${amount}`;
}

function amountsOf(nutrition: CatalogNutrition, product: CatalogProduct, shelf: Shelf): NutrientAmounts {
  return perServing({ ...shelf.food(nutrition.food, product.slug), servingSize: nutrition.servingSize });
}

function packOf(product: CatalogProduct, face: Face, nutrition: CatalogNutrition, shelf: Shelf): Pack {
  const missing = face.emoji.find((name) => !isDrawable(name));
  if (missing) throw new Error(`Product ${product.slug}: there is no emoji "${missing}".`);
  const brandAt = shelf.catalog.brands.findIndex((brand) => brand.slug === product.brand);
  const brand = shelf.catalog.brands[brandAt];
  if (!brand) throw new Error(`Product ${product.slug}: unknown brand "${product.brand}".`);
  const amounts = amountsOf(nutrition, product, shelf);
  return {
    brand: brand.nameEn.toUpperCase(),
    name: product.pack.line1,
    flavour: face.line2,
    serving: servingOf(nutrition),
    kcal: Math.round(amounts.energyKcal),
    macros: { proteinG: amounts.proteinG, carbohydrateG: amounts.carbohydrateG, fatG: amounts.fatG },
    art: face.emoji,
    paint: paletteOf(face.palette, product.slug),
    cut: CUTS[brandAt % CUTS.length] ?? 'band',
    tray: TRAYS[brandAt % TRAYS.length] ?? 'cream',
  };
}

/** Every picture of a product: pack, styled, nutrition card, and one pack per flavour that has its own. */
export function picturesOf(product: CatalogProduct, shelf: Shelf): Picture[] {
  const { vessel } = product.pack;
  const at = (name: string) => `${product.slug}/${name}.webp`;
  const pack = packOf(product, product.pack, product.nutrition, shelf);
  const flavours = ownFlavours(product);
  const card = {
    name: product.nameKo,
    flavour: flavours.length > 0 ? product.pack.line2 : '',
    serving: pack.serving,
    amounts: amountsOf(product.nutrition, product, shelf),
  };
  return [
    { path: at('pack'), kind: 'pack', shows: { vessel, pack }, draw: () => packScene(vessel, pack) },
    {
      path: at('styled'),
      kind: 'styled',
      shows: { vessel, pack },
      draw: () => styledScene(vessel, pack, product.slug),
    },
    { path: at('nutrition'), kind: 'nutrition', shows: card, draw: () => nutritionScene(card) },
    ...flavours.map((flavour): Picture => {
      const own = packOf(product, flavour.pack, flavour.nutrition, shelf);
      const shows = { vessel, pack: own };
      return { path: at(flavour.key), kind: 'pack', shows, draw: () => packScene(vessel, own) };
    }),
  ];
}

/** What a shared link to a product shows, 1200 x 630; its brand stands in Korean, as the names do. */
export function sharePictureOf(product: CatalogProduct, shelf: Shelf): Picture {
  const { vessel } = product.pack;
  const pack = packOf(product, product.pack, product.nutrition, shelf);
  const brand = shelf.catalog.brands.find(({ slug }) => slug === product.brand)?.nameKo ?? '';
  const shows = { shop: SHOP_NAME, name: product.nameKo, brand, vessel, pack };
  return { path: `${product.slug}.jpg`, kind: 'share', shows, draw: () => productShareScene(shows) };
}
