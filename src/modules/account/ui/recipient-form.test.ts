import { describe, expect, it } from 'vitest';
import en from '~/i18n/messages/en/checkout.json';
import ko from '~/i18n/messages/ko/checkout.json';
import { errorsOfMessages, FIELD_MESSAGES, NOBODY, recipientErrors } from './recipient-form';

const SOMEBODY = {
  ...NOBODY,
  name: '김예시',
  phone: '010-0000-0000',
  postalCode: '04524',
  address1: '서울 중구 예시로 110',
};

describe('the recipient form', () => {
  it('finds nothing wrong with a complete recipient', () => {
    expect(recipientErrors(SOMEBODY)).toEqual({});
  });

  it('names what is missing, field by field', () => {
    expect(recipientErrors(NOBODY)).toEqual({
      name: 'NAME_REQUIRED',
      phone: 'PHONE_REQUIRED',
      postalCode: 'POSTAL_CODE_REQUIRED',
      address1: 'ADDRESS_REQUIRED',
    });
  });

  it.each([
    ['031-000-0000', undefined],
    ['010-0000-000', 'PHONE_SHORT'],
    ['010-0000-00', 'PHONE_SHORT'],
    ['12345678901', 'PHONE_INVALID'],
    ['010-0000-00000', 'PHONE_LONG'],
  ])('judges the number %s', (phone, message) => {
    expect(recipientErrors({ ...SOMEBODY, phone }).phone).toBe(message);
  });

  it('takes no request of one’s own that says nothing', () => {
    const own = { ...SOMEBODY, deliveryRequest: 'OTHER' as const };
    expect(recipientErrors(own)).toEqual({ deliveryNote: 'NOTE_REQUIRED' });
    expect(recipientErrors({ ...own, deliveryNote: ' ' })).toEqual({ deliveryNote: 'NOTE_REQUIRED' });
    expect(recipientErrors({ ...own, deliveryNote: '택배함' })).toEqual({});
    expect(recipientErrors({ ...NOBODY, deliveryRequest: 'OTHER' }).deliveryNote).toBe('NOTE_REQUIRED');
  });

  it('puts what the server found beside the field it belongs to', () => {
    expect(errorsOfMessages(['POSTAL_CODE_INVALID', 'PHONE_SHORT', 'PHONE_LONG', 'something else'])).toEqual({
      postalCode: 'POSTAL_CODE_INVALID',
      phone: 'PHONE_SHORT',
    });
  });

  it.each(FIELD_MESSAGES)('%s has a sentence in both languages', (message) => {
    expect(ko.fields[message]).toBeTruthy();
    expect(en.fields[message]).toBeTruthy();
  });
});
