/**
 * 1,284: Korean and English group the digits of a whole number alike. Without Intl: a page with numbers need not wait until the
 * browser has read what it knows of every language.
 */
export const grouped = (digits: number | string): string => String(digits).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** 4.5, 5.0: one decimal, half up as it is written; both languages write the point. */
export const withTenths = (value: number): string => (Math.round(value * 10) / 10).toFixed(1);
