import { describe, expect, it } from 'vitest';
import { macroStrip } from '~/modules/catalog/rules/house-mark';

function parts(strip: string): { width: number; fill: string }[] {
  return [...strip.matchAll(/width="([\d.]+)".*?fill="(#\w+)"/g)].map(([, width, fill]) => ({
    width: Number(width),
    fill: fill ?? '',
  }));
}

describe('macroStrip', () => {
  it('keeps the order protein, carbohydrate, fat and shares the width by energy', () => {
    const drawn = parts(macroStrip({ proteinG: 10, carbohydrateG: 10, fatG: 0 }, 0, 0, 205, 16));
    expect(drawn).toEqual([
      { width: 100, fill: '#0F5F3E' },
      { width: 100, fill: '#EBA91A' },
    ]);
  });

  it('shows a small part at its least width and stays within the whole', () => {
    const drawn = parts(macroStrip({ proteinG: 100, carbohydrateG: 1, fatG: 1 }, 0, 0, 300, 16));
    expect(drawn).toHaveLength(3);
    expect(Math.min(...drawn.map(({ width }) => width))).toBeGreaterThan(7);
    expect(drawn.reduce((sum, { width }) => sum + width, 10)).toBeCloseTo(300, 0);
  });

  it('is one grey bar for a food without macros', () => {
    expect(parts(macroStrip({ proteinG: 0, carbohydrateG: 0, fatG: 0 }, 0, 0, 300, 16))).toHaveLength(1);
  });
});
