import type { ProductCardData } from '~/modules/catalog/ui/product-card';
import type { NutritionFacts } from '~/modules/nutrition/rules';
import { SHOP_IDS, shopPreset } from '~/shops/registry';

/** The first preset's own money. */
export const won = shopPreset(SHOP_IDS[0] ?? '').currency;

export const shake: NutritionFacts = {
  basis: '100g',
  servingSize: 50,
  energyKcal: 370,
  proteinG: 46,
  fatG: 7.4,
  saturatedFatG: 5.2,
  transFatG: 0,
  carbohydrateG: 36,
  sugarsG: 3.8,
  sodiumMg: 460,
  cholesterolMg: 10,
  fiberG: 13.4,
};

export const chicken: NutritionFacts = {
  ...shake,
  servingSize: 115,
  energyKcal: 105,
  proteinG: 20,
  carbohydrateG: 0.7,
  fatG: 2,
  sugarsG: 0.2,
  sodiumMg: 350,
  fiberG: null,
};

export const yogurt: NutritionFacts = {
  ...shake,
  servingSize: 100,
  energyKcal: 174,
  proteinG: 15.4,
  carbohydrateG: 5,
  fatG: 10.5,
  fiberG: 0,
};

const base: ProductCardData = {
  id: 'prd_chicken',
  slug: 'chicken',
  name: 'Sous-vide chicken breast 115g',
  brand: 'Energy Factory',
  image: '/products/sous-vide-chicken-breast/pack.webp',
  tile: 'sage',
  price: 2400,
  listPrice: 3100,
  currency: won,
  facts: chicken,
  heat: null,
  rating: { average: 4.8, count: 12841 },
  fact: 'Tomorrow',
  soldOut: false,
};

export const cards: readonly ProductCardData[] = [
  base,
  {
    ...base,
    id: 'prd_shake',
    slug: 'shake',
    name: 'Protein shake cacao 50g',
    image: '/products/protein-shake/pack.webp',
    tile: 'oat',
    price: 2500,
    listPrice: 3300,
    facts: shake,
    rating: { average: 4.8, count: 1284 },
    fact: '9.2 g per thousand',
  },
  {
    ...base,
    id: 'prd_yogurt',
    slug: 'yogurt',
    name: 'Greek yogurt 100g with a very long name that shows two lines at most and then ends in dots',
    brand: 'Haru Cup',
    image: '/products/greek-yogurt/pack.webp',
    tile: 'sky',
    price: 2700,
    listPrice: null,
    facts: yogurt,
    rating: { average: 4.8, count: 2874 },
  },
  {
    ...base,
    id: 'prd_none',
    slug: 'none',
    name: 'No declared nutrition',
    tile: 'butter',
    facts: null,
    rating: null,
  },
  { ...base, id: 'prd_out', slug: 'out', name: 'Protein shake oat 50g', tile: 'oat', facts: shake, soldOut: true },
];

export const hotCard: ProductCardData = {
  ...base,
  id: 'prd_hot',
  slug: 'hot',
  name: 'Sun-Dried Gochujang',
  brand: null,
  tile: 'blush',
  price: 890,
  listPrice: 1090,
  currency: 'USD',
  heat: 4,
  fact: null,
};
