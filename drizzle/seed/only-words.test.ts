import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { untrueOnly } from './only-words';
import { catalogSchema } from './schema';

const path = new URL('./energy-factory/catalog.json', import.meta.url);
const { products } = catalogSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

describe('what a text says is all, or is not in it', () => {
  it('agrees with the ingredient list', () => {
    const untrue = products.flatMap(({ slug, summaryKo, descriptionKo, pack, ingredientsKo }) =>
      [summaryKo, descriptionKo, pack.line1, pack.line2].flatMap((text) =>
        untrueOnly(text, ingredientsKo).map((claim) => `${slug} ${claim}`),
      ),
    );
    expect(untrue).toEqual([]);
  });

  it.each([
    ['소금과 후추만 더해 익혔어요.', '닭가슴살 94%(국내산), 정제수, 정제소금, 후추, 로즈메리', '로즈메리'],
    ['소금과 후추 말고는 더하지 않았어요.', '쇠고기(호주산) 97%, 올리브유, 정제소금, 후추', '올리브유'],
    ['파와 고추만 넣어 끓였어요.', '홍합(국내산), 정제수, 대파, 청양고추, 마늘', '마늘'],
    ['잣과 쌀만 갈아 끓인 죽이에요.', '정제수, 쌀(국내산), 잣 9%, 정제소금', '정제소금'],
    ['파로로만 지은 밥이에요.', '파로(밀) 60%, 정제수, 올리브유', '올리브유'],
    ['꿀 없이 눌렀어요.', '아몬드, 벌꿀분말', '벌꿀분말'],
    ['고기 없이도 든든해요.', '콩단백(대두), 쇠고기', '쇠고기'],
  ])('%s of %s: not without %s', (text, list, against) => {
    expect(untrueOnly(text, list)).toEqual([expect.stringContaining(`: ${against}`)]);
  });

  it.each([
    ['우유와 유산균만으로 발효해요.', '원유(우유, 국내산) 99.9%, 유산균'],
    ['생선 말고는 아무것도 넣지 않았어요.', '생선 순살 100%(광어, 농어 중 고른 한 가지)'],
    ['뚜껑만 열면 돼요. 덩어리 없이 풀려요.', '정제수, 농축우유단백(우유), 코코아분말'],
    ['간은 소금으로만 했어요.', '정제수, 팥 32%, 정제소금'],
  ])('%s of %s is true', (text, list) => {
    expect(untrueOnly(text, list)).toEqual([]);
  });
});
