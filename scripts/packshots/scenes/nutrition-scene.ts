import {
  dailyValueShare,
  energyShares,
  labelAmount,
  LABEL_ROWS,
  unitOf,
  type Macro,
  type Nutrient,
  type NutrientAmounts,
} from '~/modules/nutrition/rules';
import { MACRO_COLOURS, MACRO_ORDER, macroStrip } from '~/modules/catalog/rules/house-mark';
import { fitSize, text, widthOf, type TextStyle } from '../text';
import { canvas, SIDE } from './pack-scene';

const NAMES: Record<Nutrient, string> = {
  energyKcal: '열량',
  sodiumMg: '나트륨',
  carbohydrateG: '탄수화물',
  sugarsG: '당류',
  fiberG: '식이섬유',
  fatG: '지방',
  transFatG: '트랜스지방',
  saturatedFatG: '포화지방',
  cholesterolMg: '콜레스테롤',
  proteinG: '단백질',
};
const MACRO_NAMES: Record<Macro, string> = { protein: '단백질', carb: '탄수화물', fat: '지방' };
const MACRO_INKS: Record<Macro, string> = { protein: '#0E6B45', carb: '#7A5200', fat: '#3F53AE' };

const GROUND = '#FBFAF6';
const INK = '#1A1F1B';
const INK_2 = '#4F564F';
const LINE = '#E4E0D4';
const BAR = '#666D65';

const LEFT = 76;
const RIGHT = SIDE - 76;
const TABLE_TOP = 420;
const ROW = 58;
const BAR_LEFT = 560;
const BAR_RIGHT = 832;

export type NutritionCard = { name: string; flavour: string; serving: string; amounts: NutrientAmounts };

function amountText(nutrient: Nutrient, amount: number): string {
  return `${labelAmount(nutrient, amount).toLocaleString('en-US')}${unitOf(nutrient)}`;
}

const line = (y: number, height: number, fill: string) =>
  `<rect x="${LEFT}" y="${y}" width="${RIGHT - LEFT}" height="${height}" fill="${fill}"/>`;

function bigFigure(nutrient: Nutrient, amount: number, x: number, size: number): string {
  const value =
    nutrient === 'proteinG' ? String(Math.round(amount)) : labelAmount(nutrient, amount).toLocaleString('en-US');
  const number: TextStyle = { size, weight: 800, fill: INK, tracking: -0.04 };
  const label: TextStyle = { size: 27, weight: 600, fill: INK_2 };
  return (
    text(NAMES[nutrient], x, 226, label) +
    text(value, x, 320, number) +
    text(unitOf(nutrient), x + widthOf(value, number) + size * 0.01, 320, { ...number, size: size * 0.56, weight: 700 })
  );
}

function shares(amounts: NutrientAmounts): string {
  const percent = energyShares(amounts);
  let x = LEFT;
  return MACRO_ORDER.filter((macro) => percent[macro] > 0)
    .map((macro) => {
      const words = `${MACRO_NAMES[macro]} ${percent[macro]}%`;
      const style: TextStyle = { size: 26, weight: 700, fill: MACRO_INKS[macro] };
      const drawn = text(words, x, 400, style);
      x += widthOf(words, style) + 32;
      return drawn;
    })
    .join('');
}

type Row = { nutrient: Nutrient; sub: boolean; macro?: Macro; amount: number };

/** Nine rows: those of the label table; where fibre is not declared, energy leads instead, as on a printed label. */
function rowsOf(amounts: NutrientAmounts): Row[] {
  const declared = LABEL_ROWS.flatMap((row) => {
    const amount = amounts[row.nutrient];
    return amount === null ? [] : [{ ...row, amount }];
  });
  return amounts.fiberG === null
    ? [{ nutrient: 'energyKcal', sub: false, amount: amounts.energyKcal }, ...declared]
    : declared;
}

function tableRow(row: Row, index: number): string {
  const y = TABLE_TOP + 14 + index * ROW;
  const base = y + 39;
  const share = dailyValueShare(row.nutrient, row.amount);
  const name: TextStyle = row.sub ? { size: 28, weight: 500, fill: INK_2 } : { size: 29, weight: 700, fill: INK };
  const length = Math.min(1, (share ?? 0) / 100) * (BAR_RIGHT - BAR_LEFT);
  const track = `<rect x="${BAR_LEFT}" y="${base - 15}" width="${BAR_RIGHT - BAR_LEFT}" height="10" rx="3" fill="${LINE}"/>`;
  const fill = `<rect x="${BAR_LEFT}" y="${base - 15}" width="${Math.max(length, 3).toFixed(1)}" height="10" rx="3" fill="${row.macro ? MACRO_COLOURS[row.macro] : BAR}"/>`;
  return (
    (index > 0 ? line(y, 1.5, LINE) : '') +
    text(NAMES[row.nutrient], LEFT + (row.sub ? 30 : 0), base, name) +
    text(amountText(row.nutrient, row.amount), 518, base, {
      size: 29,
      weight: row.sub ? 600 : 700,
      fill: INK,
      anchor: 'end',
    }) +
    (share === null ? '' : track + (share > 0 ? fill : '')) +
    text(share === null ? '–' : `${share}%`, RIGHT, base, {
      size: 28,
      weight: 600,
      fill: share === null ? INK_2 : INK,
      anchor: 'end',
    })
  );
}

/** The nutrition card of one serving: the honest number, the macro bar, nine rows against the daily value. */
export function nutritionScene({ name, flavour, serving, amounts }: NutritionCard): string {
  const about: TextStyle = { size: 28, weight: 600, fill: INK_2, anchor: 'end' };
  const words = `${serving}에 든 것`;
  const room = RIGHT - LEFT - widthOf(words, about) - 40;
  const taste: TextStyle = { size: 30, weight: 600, fill: INK_2 };
  const tasteWidth = flavour ? widthOf(flavour, taste) + 16 : 0;
  const largest: TextStyle = { size: 44, weight: 800, fill: INK };
  const heading = { ...largest, size: fitSize(name, room - tasteWidth, largest) };
  return canvas(
    `<rect width="${SIDE}" height="${SIDE}" fill="${GROUND}"/>` +
      text(name, LEFT, 128, heading) +
      text(flavour, LEFT + widthOf(name, heading) + 16, 127, taste) +
      text(words, RIGHT, 126, about) +
      line(158, 4, INK) +
      bigFigure('proteinG', amounts.proteinG, LEFT, 108) +
      bigFigure('energyKcal', amounts.energyKcal, 376, 52) +
      bigFigure('sugarsG', amounts.sugarsG, 566, 52) +
      bigFigure('sodiumMg', amounts.sodiumMg, 728, 52) +
      macroStrip(amounts, LEFT, 346, RIGHT - LEFT, 18) +
      shares(amounts) +
      line(TABLE_TOP, 2, INK) +
      rowsOf(amounts).map(tableRow).join('') +
      text('% = 1일 영양성분 기준치에 대한 비율', RIGHT, 980, { size: 20, weight: 500, fill: INK_2, anchor: 'end' }),
  );
}
