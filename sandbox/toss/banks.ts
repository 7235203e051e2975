/** Codes of the banks and the names under which a request may give them too. */
const BANKS: Record<string, readonly string[]> = {
  '02': ['산업', 'KDB산업은행'],
  '03': ['기업', 'IBK기업은행'],
  '06': ['국민', 'KB국민은행'],
  '07': ['수협', 'Sh수협은행'],
  '11': ['농협', 'NH농협은행'],
  '12': ['단위농협', '지역농축협'],
  '20': ['우리', '우리은행'],
  '23': ['SC제일', 'SC제일은행'],
  '27': ['씨티', '씨티은행'],
  '31': ['대구', 'iM뱅크'],
  '32': ['부산', '부산은행'],
  '34': ['광주', '광주은행'],
  '35': ['제주', '제주은행'],
  '37': ['전북', '전북은행'],
  '39': ['경남', '경남은행'],
  '45': ['새마을', '새마을금고'],
  '48': ['신협'],
  '50': ['저축', '저축은행'],
  '64': ['산림', '산림조합'],
  '71': ['우체국', '우체국예금보험'],
  '81': ['하나', '하나은행'],
  '88': ['신한', '신한은행'],
  '89': ['케이', '케이뱅크'],
  '90': ['카카오', '카카오뱅크'],
  '92': ['토스', '토스뱅크'],
};

export const BANK_CODES = Object.keys(BANKS);

export function bankName(code: string): string {
  return BANKS[code]?.at(-1) ?? code;
}

/** The code of a bank given by its code or by one of its names. */
export function findBank(text: string): string | undefined {
  return BANK_CODES.find((code) => code === text || BANKS[code]?.includes(text));
}
