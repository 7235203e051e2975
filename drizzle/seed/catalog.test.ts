import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allergensNamedIn } from './allergen-words';
import { catalogSchema, foodsSchema, type CatalogProduct } from './schema';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

const catalog = catalogSchema.parse(readJson('./energy-factory/catalog.json'));
const foods = foodsSchema.parse(readJson('./energy-factory/foods.json'));
const forbidden = z
  .object({ makers: z.array(z.string()), brandWords: z.array(z.string()), effectWords: z.array(z.string()) })
  .parse(readJson('./energy-factory/forbidden-words.json'));
const icons = z
  .object({ icons: z.record(z.string(), z.unknown()) })
  .parse(readJson('../../node_modules/@iconify-json/fluent-emoji/icons.json')).icons;

const { products } = catalog;
const variants = products.flatMap((product) => product.variants);
const foodById = new Map(foods.map((food) => [food.id, food]));

const nutritionsOf = (product: CatalogProduct) => [
  product.nutrition,
  ...product.variants.flatMap((variant) => variant.nutrition ?? []),
];
const duplicates = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const namesOf = (product: CatalogProduct) => [
  product.nameKo,
  product.nameEn,
  ...product.variants.flatMap((variant) => [variant.flavourKo ?? [], variant.flavourEn ?? []].flat()),
];
const textsOf = (product: CatalogProduct) => [
  product.slug,
  ...namesOf(product),
  product.summaryKo,
  product.summaryEn,
  product.descriptionKo,
  product.descriptionEn,
  product.pack.line1,
  product.pack.line2,
];
const wordsIn = (texts: string[], words: string[]) =>
  words.filter((word) => texts.some((text) => text.toLowerCase().includes(word.toLowerCase())));

describe('the shape of the catalogue', () => {
  it('is large enough', () => {
    expect(products.length).toBeGreaterThanOrEqual(150);
    expect(variants.length).toBeGreaterThanOrEqual(350);
    expect(catalog.categories.length).toBeGreaterThanOrEqual(14);
  });

  it('has unique slugs and skus', () => {
    for (const rows of [catalog.brands, catalog.categories, catalog.tags, products]) {
      expect(duplicates(rows.map((row) => row.slug))).toEqual([]);
    }
    expect(duplicates(variants.map((variant) => variant.sku))).toEqual([]);
    expect(duplicates(products.map((product) => product.nameKo))).toEqual([]);
    expect(duplicates(products.map((product) => product.nameEn))).toEqual([]);
    expect(products.map((product) => product.slug)).not.toContain('find');
  });

  it('refers only to brands, categories, tags and foods that exist, and uses every one of them', () => {
    const used = {
      brands: new Set(products.map((product) => product.brand)),
      categories: new Set(products.map((product) => product.category)),
      tags: new Set(products.flatMap((product) => product.tags)),
      foods: new Set(products.flatMap((product) => nutritionsOf(product).map((nutrition) => nutrition.food))),
    };
    expect([...used.brands].sort()).toEqual(catalog.brands.map((brand) => brand.slug).sort());
    expect([...used.categories].sort()).toEqual(catalog.categories.map((category) => category.slug).sort());
    expect([...used.tags].sort()).toEqual(catalog.tags.map((tag) => tag.slug).sort());
    expect([...used.foods].sort()).toEqual(foods.map((food) => food.id).sort());
  });

  it('gives each flavour both names and tells the variants of a product apart', () => {
    for (const { slug, variants: own } of products) {
      expect(own.filter((variant) => (variant.flavourKo === null) !== (variant.flavourEn === null))).toEqual([]);
      expect(duplicates(own.map((variant) => `${slug} ${variant.flavourEn} ${variant.packCount}`))).toEqual([]);
    }
  });
});

describe('nutrition', () => {
  it('has energy that the macronutrients explain', () => {
    // Labels count a gram of fibre as anything from 2 to 4 kcal.
    const implausible = foods.filter((food) => {
      const most = 4 * food.proteinG + 9 * food.fatG + 4 * food.carbohydrateG;
      const least = most - 2 * (food.fiberG ?? 0);
      const off = Math.max(food.energyKcal - most, least - food.energyKcal);
      return off > Math.max(25, 0.22 * food.energyKcal);
    });
    expect(implausible.map((food) => food.id)).toEqual([]);
  });

  it('measures a serving in the unit of its source, and one serving is one piece of the pack', () => {
    for (const product of products) {
      for (const nutrition of nutritionsOf(product)) {
        expect(foodById.get(nutrition.food)?.basis, product.slug).toBe(`100${nutrition.servingUnit}`);
        expect(nutrition.servingSize, product.slug).toBeGreaterThanOrEqual(20);
        expect(nutrition.servingSize, product.slug).toBeLessThanOrEqual(600);
      }
      for (const variant of product.variants) {
        const nutrition = variant.nutrition ?? product.nutrition;
        expect([nutrition.servingNameKo, nutrition.servingNameEn]).toEqual([
          `1${variant.packUnitKo}`,
          `1 ${variant.packUnitEn}`,
        ]);
      }
    }
  });

  it('keeps some variants of their own and some that fall back to the product', () => {
    expect(variants.filter((variant) => variant.nutrition !== null).length).toBeGreaterThan(50);
    expect(variants.filter((variant) => variant.nutrition === null).length).toBeGreaterThan(50);
  });

  it('earns the word low sugar: less than 5 g in 100 g', () => {
    const claiming = products.filter(
      (product) =>
        product.category === 'low-sugar-bakery' || wordsIn(textsOf(product), ['저당', 'low-sugar']).length > 0,
    );
    expect(claiming.length).toBeGreaterThan(0);
    for (const product of claiming) {
      for (const nutrition of nutritionsOf(product)) {
        expect(foodById.get(nutrition.food)?.sugarsG, product.slug).toBeLessThan(5);
      }
    }
  });

  it('types no other nutrient claim by hand', () => {
    const claims = '고단백 저지방 저칼로리 저나트륨 무가당 무설탕 무지방 제로슈거 로우슈거 고식이섬유 칼슘'.split(' ');
    claims.push('high-protein', 'high protein', 'low-fat', 'low fat', 'sugar-free', 'zero sugar', 'low-calorie');
    expect(products.flatMap((product) => wordsIn(textsOf(product), claims))).toEqual([]);
  });
});

describe('allergens', () => {
  it('declares what a name or an ingredient list gives away', () => {
    const missing = products.flatMap((product) =>
      [...namesOf(product), product.ingredientsKo, product.ingredientsEn]
        .flatMap((text) => allergensNamedIn(text))
        .filter((code) => !product.allergens.includes(code))
        .map((code) => `${product.slug} ${code}`),
    );
    expect(missing).toEqual([]);
  });

  it.each([
    ['새우볶음밥', 'SHRIMP'],
    ['땅콩버터', 'PEANUT'],
    ['우유', 'MILK'],
    ['황치즈', 'MILK'],
    ['그릭요거트', 'MILK'],
    ['달걀말이', 'EGG'],
    ['계란찜', 'EGG'],
    ['대두단백', 'SOY'],
    ['두부조림', 'SOY'],
    ['된장국', 'SOY'],
    ['통밀', 'WHEAT'],
    ['식빵', 'WHEAT'],
    ['우동면', 'WHEAT'],
    ['고등어', 'MACKEREL'],
    ['게살죽', 'CRAB'],
    ['돼지고기', 'PORK'],
    ['녹차 제육', 'PORK'],
    ['닭가슴살', 'CHICKEN'],
    ['쇠고기', 'BEEF'],
    ['소불고기', 'BEEF'],
    ['오징어먹물', 'SQUID'],
    ['굴국', 'SHELLFISH'],
    ['홍합탕', 'SHELLFISH'],
    ['전복죽', 'SHELLFISH'],
    ['조개국', 'SHELLFISH'],
    ['호두', 'WALNUT'],
    ['잣죽', 'PINE_NUT'],
    ['토마토', 'TOMATO'],
    ['복숭아', 'PEACH'],
    ['메밀전', 'BUCKWHEAT'],
  ] as const)('reads %s as %s', (text, code) => {
    expect(allergensNamedIn(text)).toContain(code);
  });

  it.each([
    ['오트밀', 'WHEAT'],
    ['밀푀유나베', 'WHEAT'],
    ['메밀', 'WHEAT'],
    ['땅콩버터', 'MILK'],
    ['Spanish mackerel', 'MACKEREL'],
    ['coconut milk', 'MILK'],
    ['oyster mushroom', 'SHELLFISH'],
    ['햄프씨드', 'PORK'],
  ] as const)('does not read %s as %s', (text, code) => {
    expect(allergensNamedIn(text)).not.toContain(code);
  });
});

describe('words', () => {
  it('names no real maker and no real brand', () => {
    const brandNames = catalog.brands.flatMap((brand) => [brand.nameKo, brand.nameEn]);
    const words = [...forbidden.makers, ...forbidden.brandWords];
    expect(words.length).toBeGreaterThan(100);
    expect(wordsIn([...brandNames, ...products.flatMap(textsOf)], words)).toEqual([]);
  });

  it('promises nutrients, never effects', () => {
    expect(wordsIn(products.flatMap(textsOf), forbidden.effectWords)).toEqual([]);
  });

  it('speaks Korean in Korean fields and English in English fields', () => {
    for (const product of products) {
      const korean = [product.nameKo, product.summaryKo, product.descriptionKo, product.ingredientsKo];
      const english = [product.nameEn, product.summaryEn, product.descriptionEn, product.ingredientsEn];
      expect(korean.filter((text) => !/\p{Script=Hangul}/u.test(text))).toEqual([]);
      expect(english.filter((text) => /\p{Script=Hangul}/u.test(text))).toEqual([]);
      expect(product.summaryKo, product.slug).toMatch(/요\.$/);
      expect(product.descriptionKo, product.slug).toMatch(/요\.$/);
      expect(product.descriptionEn, product.slug).toMatch(/\.$/);
    }
  });
});

describe('price and stock', () => {
  it('prices in whole hundreds, and a list price is higher than the price', () => {
    expect(variants.filter((variant) => variant.price % 100 !== 0 || (variant.listPrice ?? 0) % 100 !== 0)).toEqual([]);
    const listed = variants.filter((variant) => variant.listPrice !== null);
    expect(listed.filter((variant) => (variant.listPrice ?? 0) <= variant.price)).toEqual([]);
    expect(listed.length / variants.length).toBeGreaterThan(0.3);
    expect(listed.length / variants.length).toBeLessThan(0.5);
  });

  it('makes a piece cheaper in a larger pack', () => {
    for (const product of products) {
      for (const flavour of new Set(product.variants.map((variant) => variant.flavourEn))) {
        const own = product.variants.filter((variant) => variant.flavourEn === flavour);
        const each = own.sort((a, b) => a.packCount - b.packCount).map((variant) => variant.price / variant.packCount);
        expect(
          each.filter((price, index) => index > 0 && price >= (each[index - 1] ?? 0)),
          product.slug,
        ).toEqual([]);
      }
    }
  });

  it('holds low and sold-out stock, and some products wholly sold out', () => {
    const low = variants.filter((variant) => variant.stock >= 1 && variant.stock <= 5);
    const soldOut = variants.filter((variant) => variant.stock === 0);
    expect(low.length / variants.length).toBeGreaterThan(0.04);
    expect(soldOut.length / variants.length).toBeGreaterThan(0.03);
    const wholly = products.filter((product) => product.variants.every((variant) => variant.stock === 0));
    expect(wholly.length).toBeGreaterThanOrEqual(3);
  });
});

describe('packs', () => {
  it('draws with emoji that exist, as many as the vessel holds', () => {
    for (const { slug, pack, variants: own } of products) {
      for (const emoji of [pack.emoji, ...own.flatMap((variant) => (variant.pack ? [variant.pack.emoji] : []))]) {
        expect(emoji.length, slug).toBe(pack.vessel === 'tray' ? 3 : 2);
        expect(emoji.filter((name) => !['@breast', '@patty'].includes(name) && !(name in icons))).toEqual([]);
      }
    }
  });

  it('looks different for every product, and shows a flavour only on its own pack', () => {
    const looks = products.map(({ pack }) => [pack.vessel, pack.palette, ...pack.emoji].join(' '));
    expect(duplicates(looks)).toEqual([]);
    for (const { slug, pack, variants: own } of products) {
      const flavours = own.map((variant) => variant.flavourKo);
      const unpictured = own.filter((variant) => variant.pack === null && variant.flavourKo !== pack.line2);
      if (flavours.includes(pack.line2)) expect(unpictured, slug).toEqual([]);
    }
  });
});
