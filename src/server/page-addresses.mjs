// Read by next.config.mjs, which cannot import TypeScript, and by the server.

/** The keys of a query that make a list another list: one with any of them is answered by the dynamic twin of the stored page. */
export const LIST_FILTERS = [
  'q',
  'category',
  'tag',
  'sort',
  'min',
  'max',
  'stock',
  'free',
  'without',
  'per',
  'protein',
  'sugar',
  'kcal',
  'sodium',
  'page',
];

/** The first segments of (secure) pages, as alternatives of a pattern. */
export const SECURE = 'cart|checkout|orders|account|login|signup|reset|email-return|restock|admin';
