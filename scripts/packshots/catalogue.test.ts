import { describe, expect, it } from 'vitest';
import { flavourKey, ownFlavours, parseCatalogue, readCatalogue } from './catalogue';

const catalogue = readCatalogue();
const flavoured = catalogue.products.find((product) => ownFlavours(product).length > 1)!;

describe('parseCatalogue', () => {
  it('names the product whose palette nobody draws', () => {
    const broken = structuredClone(flavoured);
    const pack = { ...broken.pack, palette: 'neon' };
    const json = { ...catalogue, products: [...catalogue.products.slice(0, 1), { ...broken, pack }] };
    expect(() => parseCatalogue(json)).toThrow(`Product ${flavoured.slug}, pack.palette`);
  });
});

describe('ownFlavours', () => {
  it('gives each flavour once, however many sizes it comes in', () => {
    const keys = ownFlavours(flavoured).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(flavoured.variants.length).toBeGreaterThan(keys.length);
  });

  it('refuses sizes of one flavour that look different', () => {
    const [first, ...rest] = flavoured.variants;
    const odd = { ...first!, pack: { ...first!.pack!, line2: 'another' } };
    expect(() => ownFlavours({ ...flavoured, variants: [first!, odd, ...rest] })).toThrow(flavoured.slug);
  });
});

describe('flavourKey', () => {
  it.each([
    ['Cacao', 'cacao'],
    ['Squid-ink cheese', 'squid-ink-cheese'],
    ['Honey & butter ', 'honey-butter'],
  ])('%s is %s', (flavour, key) => {
    expect(flavourKey(flavour)).toBe(key);
  });
});
