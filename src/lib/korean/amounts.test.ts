import { describe, expect, it } from 'vitest';
import { withoutAmounts } from './amounts';
import { readQuery } from './read-query';
import { soundKey } from './sound';

describe('the amounts of a search', () => {
  it.each([
    ['얇게 썬 닭가슴살 100g', '얇게 썬 닭가슴살', '100g', null],
    ['닭가슴살100g', '닭가슴살', '100g', null],
    ['올리브 치즈 깜빠뉴 85g × 2', '올리브 치즈 깜빠뉴', '85g', 2],
    ['깜빠뉴 85gx2', '깜빠뉴', '85g', 2],
    ['3 x 100 g 두부', '두부', '100g', 3],
    ['닭가슴살 갈릭허브 10팩', '닭가슴살 갈릭허브', null, 10],
    ['닭가슴살 100g x 10팩', '닭가슴살', '100g', 10],
    ['두유 190ml×24팩', '두유', '190ml', 24],
    ['두유 190ml*24팩', '두유', '190ml', 24],
    ['현미밥 210g x24개', '현미밥', '210g', 24],
    ['1~2인분 밀키트', '밀키트', null, 2],
    ['50-100g 닭', '닭', '100g', null],
    ['김 5개입', '김', null, 5],
    ['chicken 10 packs', 'chicken', null, 10],
    ['우유 1.5L', '우유', '1500ml', null],
    ['우유 1,000 ml', '우유', '1000ml', null],
    ['현미 1킬로', '현미', '1000g', null],
    ['물 2리터짜리 6병', '물', '2000ml', 6],
    ['김 1.5개', '김', null, null],
    ['김 99,999,999,999개', '김', null, null],
    ['김 99,999,999,999g', '김', '99999999999g', null],
  ])('«%s» asks for «%s», %s, %s', (query, text, size, count) => {
    const { amounts, ...read } = withoutAmounts(query);
    expect(read.text).toBe(text);
    expect(amounts.size && `${amounts.size.amount}${amounts.size.unit}`).toBe(size);
    expect(amounts.count).toBe(count);
  });

  it.each(['10팩', '1kg', '단백질 100g당', '비타민b12개', '5곡 밥', '3개월', '한입 큐브', '카카오 100%', 'x 2'])(
    '«%s» stays as it is: it is all there is, or no amount',
    (query) => expect(withoutAmounts(query)).toEqual({ text: query, amounts: { size: null, count: null } }),
  );

  it('are no words, and stand in a whole name only beside that without them', () => {
    expect(readQuery('두유 190ml')).toMatchObject({
      typed: ['두유'],
      words: readQuery('두유').words,
      wholes: [...readQuery('두유').wholes, soundKey('두유190ml')],
    });
  });
});
