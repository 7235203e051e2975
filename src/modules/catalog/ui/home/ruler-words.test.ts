import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import { AXES, AXIS_NAMES } from '../../rules';

const NAMED = {
  ko: { protein: '1회분 단백질이', kcal: '1회분 열량이', sugar: '1회분 당류가', value: '천 원당 단백질이' },
  en: { protein: 'g of protein', kcal: 'kcal', sugar: 'g of sugars', value: 'protein or more per ₩1,000' },
} as const;
const SIDES = { ko: { min: '이상', max: '이하' }, en: { min: 'or more', max: 'or less' } } as const;

describe.each(['ko', 'en'] as const)('the lead of the ruler in %s', (locale) => {
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'home.ruler' });

  it.each(AXIS_NAMES)('says of the axis %s what is measured, how much of it and which side stays', (axis) => {
    const lead = t(`${axis}.intro`, { value: 7 });
    expect(lead).toContain(NAMED[locale][axis]);
    expect(lead).toContain('7');
    expect(lead).toContain(SIDES[locale][AXES[axis].side]);
  });
});
