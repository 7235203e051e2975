const isHangul = (letter) => letter >= '가' && letter <= '힣';
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at));

/** The 2,350 syllables of KS X 1001, nearly all that is written outside of this shop's words. */
function standardSyllables() {
  const euc = new TextDecoder('euc-kr');
  const rows = range(0xb0, 0xc8).map((row) => row.codePointAt(0));
  const cells = range(0xa1, 0xfe).map((cell) => cell.codePointAt(0));
  return rows.flatMap((row) => cells.map((cell) => euc.decode(Uint8Array.of(row, cell))));
}

/** Latin, figures and signs of everyday. */
const BASIC = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...range(0x2010, 0x2027),
  ...range(0x2030, 0x203a),
  '€',
  '₩',
  '−',
  '™',
];

/** What is neither Hangul nor everyday, by writing. */
const OTHERS = {
  latin: [...range(0x100, 0x24f), ...range(0x1e00, 0x1eff), ...range(0xa720, 0xa7ff)],
  greek: [...range(0x250, 0x3ff), ...range(0x1d00, 0x1dff), ...range(0x1f00, 0x1fff)],
  cyrillic: [...range(0x400, 0x52f), ...range(0x2c00, 0x2dff)],
  signs: [...range(0x2000, 0x2bff)],
  kana: [...range(0x3000, 0x3130), ...range(0x3190, 0x33ff), ...range(0xff00, 0xffef)],
  jamo: range(0x3131, 0x318e),
};

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

const byCode = (letters) => [...letters].sort((a, b) => a.codePointAt(0) - b.codePointAt(0));

/**
 * The letters of each font, those that pages ask for first at the end: of rules that hold a letter the browser takes the last.
 * `blocks` hold whole ranges, so that their rules stay short.
 */
export function groupsOf({ english, stored, any }) {
  const basic = new Set([
    ...BASIC,
    ...english,
    ...[...stored, ...any].filter((letter) => !isHangul(letter) && letter < '\u2c00'),
  ]);
  const first = new Set([...stored].filter((letter) => isHangul(letter) && !basic.has(letter)));
  const second = new Set([...any].filter((letter) => isHangul(letter) && !basic.has(letter) && !first.has(letter)));
  const own = (letter) => basic.has(letter) || first.has(letter) || second.has(letter);
  const standard = standardSyllables().filter((letter) => !own(letter));
  const isStandard = new Set(standard);
  const blocks = chunks(range(0xac00, 0xd7a3), 373).map((block) => ({
    block,
    letters: block.filter((letter) => !own(letter) && !isStandard.has(letter)),
  }));
  const others = Object.entries(OTHERS).map(([name, block]) => ({
    name,
    block,
    letters: block.filter((letter) => !own(letter)),
  }));
  return [
    ...others,
    ...blocks.map((group, at) => ({ ...group, name: `rare-${at + 1}` })),
    ...chunks(standard, 183).map((letters, at) => ({ name: `standard-${at + 1}`, letters })),
    { name: 'second', letters: byCode(second) },
    { name: 'first', letters: byCode(first) },
    { name: 'basic', letters: byCode(basic) },
  ];
}

const hex = (code) => code.toString(16);

/** Codes as CSS writes them, neighbours as one range. */
function rangeOf(letters) {
  const runs = [];
  for (const code of byCode(letters).map((letter) => letter.codePointAt(0))) {
    const last = runs.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else runs.push([code, code]);
  }
  return runs.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(', ');
}

export const faceOf = ({ name, block, letters }, { min, max }) => `@font-face {
  font-family: 'Shop Sans';
  font-weight: ${min} ${max};
  font-display: swap;
  src: url('./${name}.woff2') format('woff2');
  unicode-range: ${rangeOf(block ?? letters)};
}
`;
