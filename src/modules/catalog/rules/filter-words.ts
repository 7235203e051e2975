import type { Claim } from '~/modules/nutrition/rules';
import type { Allergen, Goal } from '../rules';
import type { Ranged } from './nutrient-range';

/** What people type for a claim, in small letters and without spaces. */
export const CLAIM_WORDS: Readonly<Record<Claim, readonly string[]>> = {
  HIGH_PROTEIN: ['고단백', '고단백질', '단백질많은', '단백질높은', 'highprotein', 'highinprotein'],
  SUGAR_FREE: [
    ...['무당', '무설탕', '무가당', '제로슈거', '제로슈가', '노슈가', '슈가프리', '당없는', '설탕없는', '설탕없이'],
    ...['설탕제외', '설탕빼고', '설탕무첨가', 'sugarfree', 'zerosugar', 'nosugar', 'withoutsugar'],
  ],
  LOW_SUGAR: ['저당', '저당류', '저당질', '저설탕', '당적은', '당류적은', '당낮은', 'lowsugar', 'lowinsugar'],
  LOW_FAT: ['저지방', '지방적은', '로우팻', 'lowfat', 'lowinfat'],
  LOW_CALORIE: [
    '저칼로리',
    '저열량',
    '로우칼로리',
    '칼로리낮은',
    '칼로리적은',
    'lowcalorie',
    'lowincalories',
    'lowcal',
  ],
  LOW_SODIUM: ['저나트륨', '저염', '저염분', '나트륨적은', '나트륨낮은', 'lowsodium', 'lowsalt', 'lowinsodium'],
  HIGH_FIBER: ['고식이섬유', '고섬유', '고섬유질', '식이섬유많은', 'highfiber', 'highfibre', 'highinfiber'],
};

/** The same for goals. */
export const GOAL_WORDS: Readonly<Record<Goal, readonly string[]>> = {
  'goal-protein': ['단백질중심', 'proteinfirst'],
  'goal-light': ['가볍게', '가벼운'],
  'goal-hearty': ['든든한', '든든하게', '든든한에너지', 'hearty'],
  'goal-recovery': [
    '운동후',
    '운동뒤',
    '운동끝나고',
    '운동후단백질탄수화물',
    'aftersport',
    'postworkout',
    'afterworkout',
  ],
  'goal-balance': ['균형', '균형잡힌', '균형있는', 'balanced'],
};

/** The same for what a label declares. Nothing here stands for more than its allergen: «견과류» holds nuts no label has to name. */
export const ALLERGEN_WORDS: Readonly<Record<Allergen, readonly string[]>> = {
  EGG: ['알류', '난류', '달걀', '계란', 'eggs', 'egg'],
  MILK: ['우유', '유제품', 'milk', 'dairy'],
  BUCKWHEAT: ['메밀', 'buckwheat'],
  PEANUT: ['땅콩', 'peanuts', 'peanut'],
  SOY: ['대두', '콩', 'soybean', 'soy'],
  WHEAT: ['밀가루', '밀', 'wheat'],
  MACKEREL: ['고등어', 'mackerel'],
  CRAB: ['꽃게', '게', 'crab'],
  SHRIMP: ['새우', '쉬림프', 'shrimps', 'shrimp', 'prawns', 'prawn'],
  PORK: ['돼지고기', '돼지', 'pork'],
  PEACH: ['복숭아', 'peaches', 'peach'],
  TOMATO: ['토마토', 'tomatoes', 'tomato'],
  SULFITE: ['아황산류', '아황산', '아황산염', 'sulfites', 'sulfite'],
  WALNUT: ['호두', 'walnuts', 'walnut'],
  CHICKEN: ['닭고기', '닭', 'chicken'],
  BEEF: ['쇠고기', '소고기', 'beef'],
  SQUID: ['오징어', 'squid'],
  SHELLFISH: ['조개류', '조개', '전복', '홍합', '굴', 'shellfish'],
  PINE_NUT: ['잣', 'pinenuts', 'pinenut'],
};

/** What stands behind an allergen that is not wanted, and before it in English. */
export const WITHOUT = [
  ...['없는', '없이', '없음', '없는거', '제외한', '제외', '빼고', '뺀', '빼기', '빼줘', '안든', '안들은', '안들어간'],
  ...['안들어있는', '미포함', '무첨가', '프리', '알레르기', '알러지', '알레르기있는', '알러지있는', 'free', 'allergy'],
];
export const WITHOUT_BEFORE = ['no', 'without', 'freeof', 'freefrom'];

export const NUTRIENT_WORDS: Readonly<Record<Ranged, readonly string[]>> = {
  protein: ['단백질', '단백', '프로틴', 'protein'],
  sugar: ['당류', '당', '설탕', 'sugars', 'sugar'],
  kcal: ['열량', '칼로리', 'calories', 'energy'],
  sodium: ['나트륨', 'sodium'],
};

export const UNIT_WORDS: Readonly<Record<Ranged, readonly string[]>> = {
  protein: ['그램', '그람', 'g'],
  sugar: ['그램', '그람', 'g'],
  kcal: ['킬로칼로리', '칼로리', 'kcal'],
  sodium: ['밀리그램', '미리그램', 'mg'],
};

export const SIDE_WORDS = {
  min: ['이상', '초과', '넘는', '부터', 'ormore', 'atleast', 'over', 'morethan'],
  max: ['이하', '미만', '이내', '까지', '안넘는', 'orless', 'atmost', 'under', 'below', 'lessthan'],
} as const;

/** What says nothing beside a condition: «고단백 식품» is the same wish as «고단백». */
export const EMPTY_WORDS: ReadonlySet<string> = new Set([
  ...['음식', '식품', '제품', '상품', '먹거리', '것', '거', '추천', '메뉴', '그리고'],
  ...['food', 'foods', 'product', 'products', 'with', 'and'],
]);
