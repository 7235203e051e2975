import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { NO_ACCOUNT } from '~/modules/payment/ui/refund-account-form';
import { chosenLines, claimErrors, isAllChosen, sumsOfDraft, type Claimable, type ClaimDraft } from './claim-draft';

const line = (change: Partial<Claimable['lines'][number]> = {}): Claimable['lines'][number] => ({
  lineId: newId('lin'),
  nameKo: '현미밥',
  nameEn: 'Brown rice',
  optionKo: '6개',
  optionEn: '6 packs',
  image: '/a.webp',
  tile: 'sage',
  unitPrice: 12_000,
  quantity: 3,
  left: 3,
  refusals: { BUYER: null, SHOP: null },
  ...change,
});
const rice = line();
const chicken = line({ unitPrice: 5000, left: 1, refusals: { BUYER: 'FRESH_FOOD', SHOP: null } });
const ORDER: Claimable = {
  currency: 'KRW',
  refundAccountNeeded: false,
  returnsFee: 6000,
  shippingLeft: 3000,
  moneyLeft: 44_000,
  lines: [rice, chicken],
};
const EMPTY: ClaimDraft = {
  reason: null,
  quantities: {},
  text: '',
  knownOn: '2026-11-22',
  account: NO_ACCOUNT,
  photos: [],
};

describe('a request being filled in', () => {
  it('takes everything that is left for a cancel, and only what may be chosen for a return', () => {
    const all = { [rice.lineId]: 9, [chicken.lineId]: 1 };
    const mind: ClaimDraft = { ...EMPTY, reason: 'CHANGED_MIND', quantities: all };
    expect(chosenLines('CANCEL', ORDER, mind).map(({ quantity }) => quantity)).toEqual([3, 1]);
    expect(chosenLines('RETURN', ORDER, mind).map(({ quantity }) => quantity)).toEqual([3]);
    expect(chosenLines('RETURN', ORDER, { ...mind, reason: 'FAULTY' })).toHaveLength(2);
  });

  it('knows when there is nothing more to choose for the reason given', () => {
    const chosen = (reason: ClaimDraft['reason'], rices: number, chickens: number) =>
      isAllChosen('RETURN', ORDER, {
        ...EMPTY,
        reason,
        quantities: { [rice.lineId]: rices, [chicken.lineId]: chickens },
      });
    expect(chosen('CHANGED_MIND', 3, 0)).toBe(true);
    expect(chosen('CHANGED_MIND', 2, 0)).toBe(false);
    expect(chosen('DAMAGED', 3, 0)).toBe(false);
    expect(chosen('DAMAGED', 3, 1)).toBe(true);
  });

  it('says in advance what comes back and what is taken off', () => {
    const two = { [rice.lineId]: 2 };
    expect(sumsOfDraft('RETURN', ORDER, { ...EMPTY, quantities: two })).toBeNull();
    expect(sumsOfDraft('RETURN', ORDER, { ...EMPTY, reason: 'CHANGED_MIND', quantities: two })).toMatchObject({
      itemsAmount: 24_000,
      shippingAmount: 0,
      fee: 6000,
      earlier: 0,
      amount: 18_000,
    });
    const everything = { [rice.lineId]: 3, [chicken.lineId]: 1 };
    expect(sumsOfDraft('RETURN', ORDER, { ...EMPTY, reason: 'DAMAGED', quantities: everything })).toMatchObject({
      itemsAmount: 41_000,
      shippingAmount: 3000,
      fee: 0,
      amount: 44_000,
    });
  });

  it('names what is missing', () => {
    expect(claimErrors('RETURN', ORDER, EMPTY)).toEqual({ reason: 'REASON_REQUIRED', lines: 'LINES_REQUIRED' });
    const other: ClaimDraft = { ...EMPTY, reason: 'OTHER', quantities: { [rice.lineId]: 1 } };
    expect(claimErrors('RETURN', ORDER, other)).toEqual({ text: 'TEXT_REQUIRED' });
    expect(claimErrors('RETURN', ORDER, { ...other, reason: 'FAULTY', knownOn: '' })).toEqual({
      knownOn: 'KNOWN_REQUIRED',
    });
    expect(claimErrors('RETURN', ORDER, { ...other, text: 'x'.repeat(501) })).toEqual({ text: 'TEXT_LONG' });
  });

  it('leads back to the reason where nothing can be chosen with it', () => {
    const fresh: Claimable = { ...ORDER, lines: [chicken] };
    const mind: ClaimDraft = { ...EMPTY, reason: 'CHANGED_MIND', quantities: { [chicken.lineId]: 1 } };
    expect(claimErrors('RETURN', fresh, mind)).toEqual({ reason: 'NONE_POSSIBLE' });
    expect(claimErrors('RETURN', fresh, { ...mind, reason: 'FAULTY' })).toEqual({});
    expect(claimErrors('RETURN', ORDER, { ...mind, quantities: {} })).toEqual({ lines: 'LINES_REQUIRED' });
    expect(claimErrors('CANCEL', fresh, mind)).toEqual({});
  });

  it('asks for an account only where money goes back that was deposited', () => {
    const deposited = { ...ORDER, refundAccountNeeded: true };
    const fault: ClaimDraft = { ...EMPTY, reason: 'FAULTY', quantities: { [rice.lineId]: 1 } };
    expect(claimErrors('RETURN', deposited, fault)).toEqual({ account: true });
    expect(claimErrors('EXCHANGE', deposited, fault)).toEqual({});
    const account = { bank: '20', number: '1002', holder: '김예시' };
    expect(claimErrors('RETURN', deposited, { ...fault, account })).toEqual({});
  });
});
