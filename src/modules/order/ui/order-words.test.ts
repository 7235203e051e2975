import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import { ACTOR_KINDS, ORDER_EVENT_KINDS, ORDER_STATUSES } from '../rules';

/** What the story knows of an event at most; requests are told apart by their kind. */
const GIVEN = {
  units: 2,
  minutes: 15,
  amount: '7,800',
  paidBy: 'A',
  back: 'F',
  declined: 'B',
  refused: 'G',
  reason: 'C',
  carrier: 'D',
  tracking: '0000-1234',
  due: 'E',
};
const CAUSES = ACTOR_KINDS.flatMap((actor) => ORDER_EVENT_KINDS.map((kind) => [kind, actor] as const));

describe.each(['ko', 'en'] as const)('words of an order in %s', (locale) => {
  const words = loadMessages(locale).order;
  const t = createTranslator({
    locale,
    messages: loadMessages(locale),
    namespace: 'order',
    onError: (error) => {
      throw error;
    },
  });

  it.each([...ORDER_STATUSES, 'REFUNDING' as const, 'CLOSING' as const])('say the status %s everywhere', (status) => {
    expect(words.status[status]).toBeTruthy();
    expect(words.headline[status]).toBeTruthy();
    expect(words.subline[status]).toBeTruthy();
    expect(words.now[status].title).toBeTruthy();
  });

  it.each(['EXPIRED', 'CANCELED', 'CLOSING'] as const)('set nothing of %s in the colour of what goes on', (status) => {
    expect(words.headline[status]).not.toContain('<em>');
  });

  it('call what is taken off the goods by one name, from the cart to the mail', () => {
    const { cart, checkout, order, mail, admin } = loadMessages(locale);
    const names = [
      cart.summary.discount,
      checkout.amount.discount,
      order.amounts.discount,
      mail.discount,
      admin.order.discount,
    ];
    expect(new Set(names).size).toBe(1);
  });

  it.each(CAUSES)('tell %s caused by %s, and who that is', (event, actor) => {
    expect(t(`actor.${actor}`)).toBeTruthy();
    for (const kind of ['CANCEL', 'RETURN', 'EXCHANGE', ''])
      for (const yes of ['yes', 'no']) {
        const given = {
          ...GIVEN,
          actor,
          kind,
          claim: yes,
          deposit: yes,
          charged: yes,
          ended: yes,
          late: yes,
          newest: yes,
          named: 'yes',
        };
        expect(t(`events.${event}.title`, given)).toMatch(/^\S.+[^\s{}]$/);
        expect(t(`events.${event}.text`, given)).toMatch(/^\S(.*[^\s{}])?$/);
      }
  });

  it('tell no reason where nobody gave one', () => {
    for (const [named, told] of [
      ['yes', GIVEN.reason],
      ['no', ''],
    ] as const)
      expect(t('events.REFUND_REQUESTED.text', { ...GIVEN, named }).replace(/^.*: /, '')).toBe(told);
  });

  it.each(['CLAIM_OPEN', 'CLAIM_DONE'] as const)('say what is asked for: %s', (shown) => {
    for (const kind of ['RETURN', 'EXCHANGE'])
      expect(t.markup(`headline.${shown}`, { kind, em: (word) => word })).toMatch(/^\S.+[^\s{}]$/);
    expect(words.subline[shown]).toBeTruthy();
    expect(words.now[shown].title).toBeTruthy();
  });
});
