const BREAST = [
  '<path d="M4 17C3 9 11 4 19 5c7 .8 11 6 9.5 12-1.2 5-6 6.500-9 9-3 2.600-8.500 3.200-11.500 0C5.400 23.600 4.300 20.500 4 17Z" fill="#eec797"/>',
  '<path d="M5.500 16.600C5 10.300 12 5.800 19 6.800c6 .8 9 5 7.800 9.600-1 4-5.400 5.400-8.400 7.900-2.600 2.200-7 2.800-9.400.2C7 22.400 5.800 19.800 5.500 16.600Z" fill="#fbe6c9"/>',
  '<path d="M8 12.500c1.600-2.600 5-4.300 8.600-4.300" stroke="#fff" stroke-width="1.300" stroke-linecap="round" fill="none" opacity=".65"/>',
  '<path d="M10 11.500 17 20M14.500 9.200 21.500 17.600M19.200 8.300 25 15.200" stroke="#b97a3d" stroke-width="1.500" stroke-linecap="round" fill="none" opacity=".75"/>',
  '<g fill="#5a8a3c"><circle cx="11" cy="17" r=".7"/><circle cx="17" cy="14" r=".6"/><circle cx="14" cy="21.500" r=".6"/><circle cx="21" cy="12.500" r=".6"/></g>',
];

const PATTY = [
  '<ellipse cx="16" cy="18" rx="13.500" ry="9.500" fill="#5f301b"/><ellipse cx="16" cy="16.500" rx="13.500" ry="9.500" fill="#8a4a2a"/>',
  '<path d="M4 15c1-6 8-8 13-7.500 6 .5 11 3 11 7.500 0 3-3 2.500-4 5-.8 2-3.500 1.500-4 0-.7-2-3-1.500-4 1-1 2.600-4 2-4.500 0C11 18.500 3.500 20 4 15Z" fill="#6d2413"/>',
  '<ellipse cx="12" cy="12.500" rx="4.500" ry="1.600" fill="#fff" opacity=".25" transform="rotate(-14 12 12.500)"/>',
  '<g fill="#7fae48"><circle cx="20" cy="13" r="1"/><circle cx="16.500" cy="15.500" r=".8"/></g>',
];

const GRAIN_FILLS = ['#f6c95c', '#e3a233'] as const;

// one ear of six pairs of grains on a stalk that leans by `turn`
function ear(x: number, y: number, turn: number, size: number): string {
  const [light, dark] = GRAIN_FILLS;
  const pairs = [0, 1, 2, 3, 4].map((i) => {
    const at = -2.1 * i;
    return `<ellipse cx="-1.55" cy="${at}" rx="1.25" ry="2.1" transform="rotate(-32 -1.55 ${at})" fill="${dark}"/><ellipse cx="1.55" cy="${at}" rx="1.25" ry="2.1" transform="rotate(32 1.55 ${at})" fill="${light}"/>`;
  });
  const tip = `<ellipse cx="0" cy="-11.4" rx="1.2" ry="2.3" fill="${light}"/>`;
  const beard = `<path d="M0 -12 V-16.500 M-1.8 -10.500 L-3.300 -14.500 M1.8 -10.500 L3.300 -14.500" stroke="${dark}" stroke-width=".5" stroke-linecap="round"/>`;
  const stalk = '<path d="M0 1 V14" stroke="#b98a2e" stroke-width="1" stroke-linecap="round"/>';
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${beard}${stalk}${pairs.join('')}${tip}</g>`;
}

const GRAIN = [ear(9.6, 18.4, -24, 0.86), ear(22.4, 18.4, 24, 0.86), ear(16, 17.6, 0, 1)];

const BOWL = [
  '<path d="M20.500 12.500 28.400 2.800" stroke="#b88a52" stroke-width="2" stroke-linecap="round"/>',
  '<path d="M2 14.500h28c0 7.600-4.900 12.900-10.200 14.300h-7.600C6.900 27.400 2 22.100 2 14.500Z" fill="#6f93ad"/>',
  '<path d="M2 14.500h28c0 2.300-.45 4.400-1.200 6.200H3.200C2.450 18.900 2 16.800 2 14.500Z" fill="#8fb4cc"/>',
  '<path d="M11.500 28.500h9l.6 1.700h-10.200z" fill="#557890"/>',
  '<ellipse cx="16" cy="14.500" rx="14" ry="5.400" fill="#b9d3e2"/><ellipse cx="16" cy="14.600" rx="12.300" ry="4.400" fill="#f6ead2"/>',
  '<path d="M7.500 14.200c2.400-2.400 6.600-3 9.600-2.100 2.900.9 2 3.200-.8 2.900-2.200-.3-1.600-1.900.6-1.700" stroke="#e6d2ab" stroke-width="1.100" stroke-linecap="round" fill="none"/>',
  '<path d="M5 18.500c.7 3.200 2.200 5.600 4.200 7.200" stroke="#fff" stroke-width="1.200" stroke-linecap="round" fill="none" opacity=".5"/>',
  '<ellipse cx="21.500" cy="12.500" rx="2.600" ry="1.500" fill="#c99d63" transform="rotate(-48 21.500 12.500)"/>',
];

const PUMPKIN = [
  '<path d="M17.500 8.500c-.4-2.600.6-4.600 2.600-5.800l1.500 1.700c-1.400.9-1.900 2.300-1.600 4.300z" fill="#8a6a3a"/>',
  '<ellipse cx="7.800" cy="18.500" rx="5.800" ry="8.300" fill="#2f5d3a"/><ellipse cx="24.200" cy="18.500" rx="5.800" ry="8.300" fill="#28502f"/>',
  '<ellipse cx="12" cy="18.500" rx="6" ry="9.600" fill="#3c7248"/><ellipse cx="20" cy="18.500" rx="6" ry="9.600" fill="#336340"/>',
  '<ellipse cx="16" cy="18.600" rx="5" ry="9.900" fill="#478254"/>',
  '<path d="M8.500 12.500c-1.700 2.700-2 6.600-.9 9.500" stroke="#fff" stroke-width="1.300" stroke-linecap="round" fill="none" opacity=".35"/>',
  '<path d="M16.500 29.500 30.500 24.500c.8 4-3 6.500-7.500 6.500-3 0-5.200-.4-6.500-1.500Z" fill="#e08a1c"/><path d="M17.500 28.600 29.500 24.700c.2 2.800-2.700 4.600-6.300 4.700-2.500.1-4.600-.2-5.700-.8Z" fill="#f7b638"/>',
];

// one shelled nut, its point up, turned about its middle
function nut(x: number, y: number, turn: number): string {
  return `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 -7C3.400 -3.500 4.300 1 3.400 4.200 2.700 6.600 -2.700 6.600 -3.400 4.200 -4.300 1 -3.400 -3.500 0 -7Z" fill="#e6c48c"/><path d="M-.4 -5.200C2 -2.400 2.500 1 1.900 3.600 .6 5 -2.200 4.800 -2.600 3.400 -3.200 1 -2.300 -2.600 -.4 -5.200Z" fill="#f8e7c4"/></g>`;
}

const PINE_NUTS = [nut(9.5, 20.5, -38), nut(22.5, 20.5, 40), nut(16, 12, 6)];

/** What Fluent Emoji lacks, on its grid of 32: a drumstick is not a breast. */
export const DRAWINGS: Record<string, string | undefined> = {
  '@breast': BREAST.join(''),
  '@patty': PATTY.join(''),
  '@grain': GRAIN.join(''),
  '@bowl': BOWL.join(''),
  '@pumpkin': PUMPKIN.join(''),
  '@pine-nuts': PINE_NUTS.join(''),
};

/** Emoji that do not say food: the sheaf reads as two letters, the bowl is empty, the pumpkin grins, the mushroom is poisonous … */
export const SUBSTITUTES: Record<string, string | undefined> = {
  'sheaf-of-rice': '@grain',
  'bowl-with-spoon': '@bowl',
  'jack-o-lantern': '@pumpkin',
  'pine-decoration': '@pine-nuts',
  mushroom: 'brown-mushroom',
  chicken: 'poultry-leg',
};
