import { describe, expect, it } from 'vitest';
import { newId } from './ids';
import { productsText, putFirst, readProducts, without } from './kept-products';

const [first, second, third] = [newId('prd'), newId('prd'), newId('prd')];

describe('products kept as a text', () => {
  it('are read back as they were written, each once and so many at most', () => {
    expect(readProducts(productsText([first, second]), 2)).toEqual([first, second]);
    expect(readProducts(`${first},${second},${first},${third}`, 2)).toEqual([first, second]);
  });

  it('are none where nothing or nonsense stands there', () => {
    for (const text of [null, undefined, '', ',', newId('var'), '<script>']) expect(readProducts(text, 9)).toEqual([]);
    expect(productsText([])).toBeNull();
  });

  it('have the last one first, once however often it comes, and the oldest gives way', () => {
    expect(putFirst([second, first], first, 3)).toEqual([first, second]);
    expect(putFirst([second, first], third, 2)).toEqual([third, second]);
    expect(without([second, first], second)).toEqual([first]);
  });
});
