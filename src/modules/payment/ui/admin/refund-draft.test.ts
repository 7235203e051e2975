import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { refundOrderInput } from '../../input';
import { emptyDraft, inputOf, problemsOfDraft, sumsOf, type Refundable } from './refund-draft';

const line = (unitPrice: number, quantityLeft: number) => ({
  lineId: newId('lin'),
  nameKo: '',
  nameEn: '',
  optionKo: '',
  optionEn: '',
  unitPrice,
  quantityLeft,
});
const [first, second] = [line(4900, 2), line(12_000, 1)];
const of: Refundable = {
  method: 'CARD',
  currency: 'KRW',
  balance: 24_800,
  shippingLeft: 3000,
  lines: [first, second],
  partialPossible: true,
  accountNeeded: false,
  deadline: null,
  byHandOnly: false,
  wasRefused: false,
};
const ready = { ...emptyDraft(of), reason: 'OTHER' as const };

describe('a refund being filled in', () => {
  it('adds up lines, delivery and goodwill, less the deduction', () => {
    const lines = { [first.lineId]: { quantity: 2, restock: true } };
    expect(sumsOf({ ...ready, lines, shipping: true, free: '1,000', deduction: '500' }, of)).toEqual({
      items: 9800,
      shipping: 3000,
      free: 1000,
      deduction: 500,
      amount: 13_300,
    });
  });

  it('never counts more units than are left, also after somebody else refunded some', () => {
    const lines = { [first.lineId]: { quantity: 9, restock: true } };
    expect(sumsOf({ ...ready, lines }, of).items).toBe(9800);
  });

  it('says what is wrong beside its field', () => {
    expect(problemsOfDraft(emptyDraft(of), of)).toEqual({ amount: 'NOTHING', reason: 'REASON_REQUIRED' });
    expect(problemsOfDraft({ ...ready, free: '24,801' }, of)).toEqual({ amount: 'EXCEEDS' });
    expect(problemsOfDraft({ ...ready, free: 'abc', deduction: '-1' }, of)).toMatchObject({
      free: 'AMOUNT_INVALID',
      deduction: 'AMOUNT_INVALID',
    });
    expect(problemsOfDraft({ ...ready, free: '24,800' }, of)).toEqual({});
  });

  it('refuses a part where only all of it goes back, unless it was paid by hand', () => {
    const whole = { ...of, partialPossible: false };
    expect(problemsOfDraft({ ...ready, free: '100' }, whole)).toEqual({ amount: 'PARTIAL' });
    expect(problemsOfDraft({ ...ready, free: '24800' }, whole)).toEqual({});
    expect(problemsOfDraft({ ...ready, free: '100', byHand: true }, whole)).toEqual({
      reference: 'REFERENCE_REQUIRED',
    });
  });

  it('sends what the server takes', () => {
    const lines = { [second.lineId]: { quantity: 1, restock: false } };
    const input = inputOf(
      newId('ord'),
      { ...ready, lines, note: ' late ', byHand: true, reference: ' T-1 ' },
      of,
      true,
    );
    expect(refundOrderInput.parse(input)).toMatchObject({
      balance: 24_800,
      lines: [{ lineId: second.lineId, quantity: 1, restock: false }],
      note: 'late',
      manualReference: 'T-1',
    });
  });
});
