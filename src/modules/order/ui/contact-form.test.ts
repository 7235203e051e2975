import { describe, expect, it } from 'vitest';
import { loadMessages } from '~/i18n/messages';
import { CONTACT_MESSAGES, contactErrors, contactErrorsOf, NO_CONTACT } from './contact-form';

const HARU = { name: '김하루', phone: '010-1234-5678', email: 'haru@example.com' };

describe('who orders without an account', () => {
  it('says beside each field what is missing', () => {
    expect(contactErrors(NO_CONTACT)).toEqual({
      name: 'CONTACT_NAME_REQUIRED',
      phone: 'CONTACT_PHONE_REQUIRED',
      email: 'CONTACT_EMAIL_REQUIRED',
    });
    expect(contactErrors(HARU)).toEqual({});
  });

  it('says what is wrong: a landline, half an address, a name of brackets', () => {
    expect(contactErrors({ name: '<b>', phone: '02-123-4567', email: 'haru@' })).toEqual({
      name: 'CONTACT_NAME_INVALID',
      phone: 'CONTACT_PHONE_INVALID',
      email: 'CONTACT_EMAIL_INVALID',
    });
  });

  it('says that no name is a link', () => {
    expect(contactErrors({ ...HARU, name: '당첨! evil.example 방문' })).toEqual({ name: 'CONTACT_NAME_INVALID' });
  });

  it('puts what the server says where it belongs', () => {
    expect(contactErrorsOf(['NAME_REQUIRED', 'CONTACT_EMAIL_INVALID'])).toEqual({ email: 'CONTACT_EMAIL_INVALID' });
  });

  it.each(['ko', 'en'] as const)('has a sentence for each of them in %s', (locale) => {
    for (const message of CONTACT_MESSAGES) expect(loadMessages(locale).checkout.fields[message]).toBeTruthy();
  });
});
