import { ALLERGENS as allergenCodes, type Allergen as AllergenCode } from '../../src/modules/catalog/rules';

export { allergenCodes, type AllergenCode };

interface AllergenWords {
  ko: readonly string[];
  /** Longer words that hold a `ko` word without the allergen. */
  notKo: readonly string[];
  /** English words, matched whole and with a plural. */
  en: readonly string[];
  notEn: readonly string[];
}

const allergenWords: Record<AllergenCode, AllergenWords> = {
  EGG: {
    ko: ['달걀', '계란', '난백', '난황', '메추리알', '마요', '오믈렛', '에그', '스크램블'],
    notKo: [],
    en: ['egg', 'mayo', 'mayonnaise', 'omelette', 'scramble'],
    notEn: [],
  },
  MILK: {
    ko: [
      '우유',
      '치즈',
      '요거트',
      '유청',
      '버터',
      '크림',
      '분유',
      '밀크',
      '라떼',
      '모차렐라',
      '발효유',
      '연유',
      '카세인',
    ],
    notKo: ['땅콩버터', '아몬드버터', '코코아버터', '코코넛크림', '코코넛밀크', '귀리우유'],
    en: ['milk', 'cheese', 'yogurt', 'whey', 'butter', 'cream', 'latte', 'mozzarella', 'casein'],
    notEn: ['peanut butter', 'almond butter', 'cocoa butter', 'coconut milk', 'coconut cream', 'oat milk'],
  },
  BUCKWHEAT: { ko: ['메밀', '소바'], notKo: [], en: ['buckwheat', 'soba'], notEn: [] },
  PEANUT: { ko: ['땅콩', '피넛'], notKo: [], en: ['peanut'], notEn: [] },
  SOY: {
    ko: [
      '대두',
      '두부',
      '된장',
      '간장',
      '고추장',
      '쌈장',
      '춘장',
      '청국장',
      '두유',
      '유부',
      '콩고물',
      '콩가루',
      '콩나물',
      '콩비지',
      '콩단백',
      '콩자반',
      '검은콩',
      '검정콩',
      '서리태',
      '미소',
      '인절미',
    ],
    notKo: [],
    en: ['soy', 'soybean', 'tofu', 'doenjang', 'gochujang', 'miso', 'black bean'],
    notEn: [],
  },
  WHEAT: {
    ko: [
      '밀',
      '빵',
      '면',
      '파로',
      '파스타',
      '스파게티',
      '간장',
      '고추장',
      '쿠키',
      '비스킷',
      '또띠아',
      '우동',
      '칼국수',
      '어묵',
    ],
    notKo: [
      '메밀',
      '오트밀',
      '밀크',
      '밀푀유',
      '밀키트',
      '밀싹',
      '당면',
      '해초면',
      '곤약면',
      '두부면',
      '쌀국수면',
      '면실유',
    ],
    en: [
      'wheat',
      'bread',
      'noodle',
      'pasta',
      'spaghetti',
      'farro',
      'soy sauce',
      'gochujang',
      'cookie',
      'biscuit',
      'tortilla',
    ],
    notEn: ['glass noodle', 'rice noodle', 'seaweed noodle', 'konjac noodle'],
  },
  MACKEREL: { ko: ['고등어'], notKo: [], en: ['mackerel'], notEn: ['spanish mackerel'] },
  CRAB: { ko: ['게살', '꽃게', '대게', '맛살'], notKo: [], en: ['crab'], notEn: [] },
  SHRIMP: { ko: ['새우', '쉬림프', '감바스'], notKo: [], en: ['shrimp', 'prawn', 'gambas'], notEn: [] },
  PORK: {
    ko: ['돼지', '제육', '삼겹', '베이컨', '햄', '동파육', '족발', '돈육', '등심돈가스'],
    notKo: ['우삼겹', '햄프', '햄버거', '닭가슴살햄'],
    en: ['pork', 'bacon', 'ham', 'jeyuk', 'dongpo'],
    notEn: [],
  },
  PEACH: { ko: ['복숭아'], notKo: [], en: ['peach'], notEn: [] },
  TOMATO: {
    ko: ['토마토', '케첩', '볼로네제'],
    notKo: [],
    en: ['tomato', 'tomatoes', 'ketchup', 'bolognese'],
    notEn: [],
  },
  SULFITE: { ko: ['아황산', '와인'], notKo: [], en: ['sulfite', 'sulphite', 'wine'], notEn: [] },
  WALNUT: { ko: ['호두'], notKo: [], en: ['walnut'], notEn: [] },
  CHICKEN: { ko: ['닭', '치킨', '삼계'], notKo: [], en: ['chicken'], notEn: [] },
  BEEF: {
    ko: [
      '쇠고기',
      '소고기',
      '소불고기',
      '한우',
      '사골',
      '우삼겹',
      '부채살',
      '소갈비',
      '소안심',
      '소등심',
      '차돌',
      '비프',
    ],
    notKo: ['채소고기'],
    en: ['beef'],
    notEn: [],
  },
  SQUID: { ko: ['오징어'], notKo: [], en: ['squid'], notEn: [] },
  SHELLFISH: {
    ko: ['굴', '홍합', '전복', '조개', '바지락', '가리비', '꼬막', '재첩'],
    notKo: ['굴비', '동굴', '얼굴'],
    en: ['oyster', 'mussel', 'abalone', 'clam', 'scallop', 'cockle', 'shellfish'],
    notEn: ['oyster mushroom'],
  },
  PINE_NUT: { ko: ['잣'], notKo: [], en: ['pine nut'], notEn: [] },
};

function without(text: string, phrases: readonly string[]): string {
  return phrases.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), text);
}

/**
 * The allergens that the words of a product name or ingredient list give away, in Korean and English.
 * It can prove that a declaration is missing, never that one is too much.
 */
export function allergensNamedIn(text: string): AllergenCode[] {
  const lower = text.toLowerCase();
  return allergenCodes.filter((code) => {
    const { ko, notKo, en, notEn } = allergenWords[code];
    const korean = without(lower, notKo);
    const english = without(lower, notEn);
    return ko.some((word) => korean.includes(word)) || en.some((word) => new RegExp(`\\b${word}s?\\b`).test(english));
  });
}
