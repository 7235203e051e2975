import { describe, expect, it } from 'vitest';
import en from '~/i18n/messages/en/order.json';
import ko from '~/i18n/messages/ko/order.json';
import { ORDER_EVENT_KINDS, ORDER_STATUSES } from '../rules';

describe.each([
  ['ko', ko],
  ['en', en],
])('words of an order in %s', (_, words) => {
  it.each([...ORDER_STATUSES, 'REFUNDING' as const])('say the status %s everywhere', (status) => {
    expect(words.status[status]).toBeTruthy();
    expect(words.headline[status]).toBeTruthy();
    expect(words.subline[status]).toBeTruthy();
    expect(words.now[status].title).toBeTruthy();
  });

  it.each(ORDER_EVENT_KINDS)('tell the event %s', (kind) => {
    expect(words.events[kind].title).toBeTruthy();
    expect(words.events[kind].text).toBeTruthy();
  });
});
