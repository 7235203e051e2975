import { describe, expect, test } from 'vitest';
import { CLAIMS } from '~/modules/nutrition/rules';
import koNutrition from '~/i18n/messages/ko/nutrition.json';
import enNutrition from '~/i18n/messages/en/nutrition.json';
import koHome from '~/i18n/messages/ko/home.json';
import koCatalog from '~/i18n/messages/ko/catalog.json';
import enCatalog from '~/i18n/messages/en/catalog.json';
import queries from '../../../../bench/search/queries.json';
import { ALLERGENS, claimTag, GOAL_SLUGS } from '../rules';
import { readFilters, type ReadFilters } from './read-filters';

const NOTHING: ReadFilters = {
  text: '',
  tags: [],
  without: [],
  limits: {},
  per: null,
  prices: { min: null, max: null },
};
const WON = 'KRW';
const read = (query: string, meant: Partial<ReadFilters>) =>
  expect(readFilters(query, WON), query).toEqual({ ...NOTHING, ...meant });

describe('claims and goals', () => {
  test('by the names the shop gives them, in both languages', () => {
    for (const claim of CLAIMS) {
      for (const name of [koNutrition.claims[claim], enNutrition.claims[claim]])
        read(name, { tags: [claimTag(claim)] });
    }
    for (const goal of GOAL_SLUGS) read(koHome.goals[goal].name, { tags: [goal] });
  });

  test.each([
    ['고단백 식품', ['claim-high-protein'], ''],
    ['고단백인 간식', ['claim-high-protein'], '간식'],
    ['저칼로리', ['claim-low-calorie'], ''],
    ['무설탕', ['claim-sugar-free'], ''],
    ['설탕 없는 쿠키', ['claim-sugar-free'], '쿠키'],
    ['저당 초코', ['claim-low-sugar'], '초코'],
    ['초코 저당', ['claim-low-sugar'], '초코'],
    ['저당초코', ['claim-low-sugar'], '초코'],
    ['저당 고단백 빵', ['claim-low-sugar', 'claim-high-protein'], '빵'],
    ['고단백저당간식', ['claim-high-protein', 'claim-low-sugar'], '간식'],
    ['Low-Sugar bread', ['claim-low-sugar'], 'bread'],
    ['운동 후 셰이크', ['goal-recovery'], '셰이크'],
    ['가벼운 도시락', ['goal-light'], '도시락'],
  ])('%s', (query, tags, text) => read(query, { tags, text }));
});

describe('what must not be in it', () => {
  test('every allergen by its name', () => {
    for (const allergen of ALLERGENS) {
      const [ko, en] = [koCatalog.product.allergens[allergen], enCatalog.product.allergens[allergen]];
      for (const query of [
        `${ko} 없는`,
        `${ko}없는`,
        `${ko} 제외`,
        `${ko} 빼고`,
        `${ko} 알레르기`,
        `no ${en}`,
        `${en}-free`,
      ])
        read(query, { without: [allergen] });
      expect(readFilters(ko, WON), ko).toEqual({ ...NOTHING, text: ko });
    }
  });

  test.each<[string, ReadFilters['without'], string]>([
    ['새우 없는 볶음밥', ['SHRIMP'], '볶음밥'],
    ['볶음밥 새우 빼고', ['SHRIMP'], '볶음밥'],
    ['우유가 안 들어간 음료', ['MILK'], '음료'],
    ['계란이랑 우유 제외한 빵', ['EGG', 'MILK'], '빵'],
    ['게, 새우 없는 상품', ['CRAB', 'SHRIMP'], ''],
    ['bread without milk', ['MILK'], 'bread'],
    ['메밀 없는 국수', ['BUCKWHEAT'], '국수'],
  ])('%s', (query, without, text) => read(query, { without, text }));

  test('nothing is promised of what no label has to name', () => {
    for (const query of ['견과류 없는', '글루텐 프리', '아몬드 없는 쿠키']) read(query, { text: query });
  });
});

describe('numbers', () => {
  test.each<[string, Partial<ReadFilters>]>([
    ['단백질 20g', { limits: { protein: 20 } }],
    ['단백질 20g 이상', { limits: { protein: 20 } }],
    ['단백질20g이상 도시락', { limits: { protein: 20 }, text: '도시락' }],
    ['20g 단백질 바', { limits: { protein: 20 }, text: '바' }],
    ['단백질 30 이상', { limits: { protein: 30 } }],
    ['protein over 25g', { limits: { protein: 25 } }],
    ['at least 20g of protein', { limits: { protein: 20 } }],
    ['300kcal 이하 도시락', { limits: { kcal: 300 }, text: '도시락' }],
    ['under 300 kcal', { limits: { kcal: 300 } }],
    ['나트륨 1,000mg 이하', { limits: { sodium: 1000 } }],
    ['당류 5g 이하 단백질 20g 이상', { limits: { sugar: 5, protein: 20 } }],
    ['100g당 단백질 20g', { limits: { protein: 20 }, per: '100' }],
    ['단백질 10g 단백질 20g', { limits: { protein: 20 } }],
  ])('%s', (query, meant) => read(query, meant));

  test('a wish that no filter grants stays text, and so does a bare number', () => {
    for (const query of ['단백질 20g 이하', '열량 400kcal 이상', '단백질 20', '카카오 100%', '단백질 123456g'])
      read(query, { text: query });
  });
});

describe('prices', () => {
  test.each<[string, Partial<ReadFilters['prices']>, string]>([
    ['3천원 이하 도시락', { max: 3_000 }, '도시락'],
    ['도시락 3,000원 이하', { max: 3_000 }, '도시락'],
    ['3천 원 미만', { max: 3_000 }, ''],
    ['만원 이하', { max: 10_000 }, ''],
    ['1만2천원 이상 세트', { min: 12_000 }, '세트'],
    ['1.5만원 이하', { max: 15_000 }, ''],
    ['가격 5000원 이하 간식', { max: 5_000 }, '간식'],
    ['만원대 선물', { min: 10_000, max: 19_999 }, '선물'],
    ['3천원대', { min: 3_000, max: 3_999 }, ''],
    ['2500원대', { min: 2_500, max: 2_599 }, ''],
    ['5천원 이상 만원 이하 과자', { min: 5_000, max: 10_000 }, '과자'],
    ['cookies under 5,000 won', { max: 5_000 }, 'cookies'],
  ])('%s', (query, prices, text) => read(query, { prices: { ...NOTHING.prices, ...prices }, text }));

  test('a price without a side, of no size that a price has, or in money the shop does not take stays text', () => {
    for (const query of ['3천원 도시락', '천원샵', '999999999원 이하', '10000만원 이하', '대원 이하'])
      read(query, { text: query });
    expect(readFilters('3천원 이하', 'USD').text).toBe('3천원 이하');
  });
});

test('names of food are left as they were typed', () => {
  for (const { query } of queries) read(query, { text: query });
  for (const query of ['단백질', '두부  면', ' 새우', '무당벌', '설탕', ''])
    expect(readFilters(query, WON).text).toBe(query);
});
