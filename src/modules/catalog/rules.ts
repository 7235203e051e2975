/** The allergens a Korean label must declare. */
export const ALLERGENS = [
  'EGG', 'MILK', 'BUCKWHEAT', 'PEANUT', 'SOY', 'WHEAT', 'MACKEREL', 'CRAB', 'SHRIMP', 'PORK', 'PEACH', 'TOMATO',
  'SULFITE', 'WALNUT', 'CHICKEN', 'BEEF', 'SQUID', 'SHELLFISH', 'PINE_NUT',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

export const STORAGES = ['ROOM', 'CHILLED', 'FROZEN'] as const;
export type Storage = (typeof STORAGES)[number];

export const TILES = ['sage', 'butter', 'blush', 'sky', 'oat'] as const;
export type Tile = (typeof TILES)[number];

export const PRODUCT_STATUSES = ['DRAFT', 'ACTIVE', 'HIDDEN'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export const SORTS = ['recommended', 'new', 'price-asc', 'price-desc', 'protein'] as const;
export type Sort = (typeof SORTS)[number];

export const PAGE_SIZE = 24;
