import type { ProductCardData } from '~/modules/catalog/ui/product-card';
import type { NutritionFacts } from '~/modules/nutrition/rules';

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
  name: '수비드 닭가슴살 플레인 115g',
  brand: '에너지팩토리',
  image: '/products/sous-vide-chicken-breast/pack.webp',
  tile: 'sage',
  price: 2400,
  listPrice: 3100,
  currency: 'KRW',
  facts: chicken,
  heat: null,
  rating: { average: 4.8, count: 12841 },
  fact: '내일 도착',
  soldOut: false,
};

export const cards: readonly ProductCardData[] = [
  base,
  {
    ...base,
    id: 'prd_shake',
    slug: 'shake',
    name: '프로틴 셰이크 카카오 50g',
    image: '/products/protein-shake/pack.webp',
    tile: 'oat',
    price: 2500,
    listPrice: 3300,
    facts: shake,
    rating: { average: 4.8, count: 1284 },
    fact: '천 원당 9.2g',
  },
  {
    ...base,
    id: 'prd_yogurt',
    slug: 'yogurt',
    name: '그릭요거트 플레인 100g 아주 긴 이름은 두 줄까지만 보이고 그 뒤는 줄임표로 끝나요',
    brand: '하루한컵',
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
    name: '영양성분 표시가 없는 상품',
    tile: 'butter',
    facts: null,
    rating: null,
  },
  { ...base, id: 'prd_out', slug: 'out', name: '프로틴 셰이크 귀리 50g', tile: 'oat', facts: shake, soldOut: true },
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
