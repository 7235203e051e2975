import postgres from 'postgres';
import { FILLED, PRICE, STOCK } from './names';

const { users, guests, variants, pastOrders } = FILLED;

/** The same rule as `idOf`, for a column or number inside SQL. */
const id = (kind: string, n: string) => `'${kind}_' || substr(md5('${kind}' || ${n}), 1, 20)`;
const named = (word: string) => `'${word}-' || i, '${word} ' || i, '${word} ' || i`;

const PEOPLE = [
  `INSERT INTO users (id, email, name, phone, locale)
   SELECT ${id('usr', 'i')}, 'bench-' || i || '@example.com', '김예시', '01012345678', 'ko' FROM generate_series(0, ${users - 1}) i`,
  `INSERT INTO guests (id, cookie_hash) SELECT ${id('gst', 'i')}, md5('cookie' || i) FROM generate_series(0, ${guests - 1}) i`,
];

const GOODS = [
  `INSERT INTO sellers (id, slug, name_ko, name_en) SELECT ${id('sel', 'i')}, ${named('seller')} FROM generate_series(0, 0) i`,
  `INSERT INTO brands (id, slug, name_ko, name_en) SELECT ${id('brd', 'i')}, ${named('brand')} FROM generate_series(0, 19) i`,
  `INSERT INTO categories (id, slug, name_ko, name_en, position)
   SELECT ${id('cat', 'i')}, ${named('category')}, i FROM generate_series(0, 9) i`,
  `INSERT INTO nutrition_facts (id, key, basis, serving_size, serving_name_ko, serving_name_en, energy_kcal, protein_g, fat_g,
     saturated_fat_g, trans_fat_g, carbohydrate_g, sugars_g, sodium_mg, cholesterol_mg, source, source_code, source_name, method, data_date)
   SELECT ${id('nut', 'i')}, 'nutrition-' || i, '100g', 100, '1회분', '1 serving', 200, 10, 5, 1, 0, 20, 4, 100, 0, 'BENCH', i, '예시', '분석', '2026-01-01'
   FROM generate_series(0, 99) i`,
  `INSERT INTO products (id, slug, name_ko, name_en, seller_id, brand_id, category_id, nutrition_id, summary_ko, summary_en, description_ko,
     description_en, storage, food_type_ko, food_type_en, ingredients_ko, ingredients_en, allergens, shelf_life_days, max_per_order, tile, images, published_at)
   SELECT ${id('prd', 'i')}, ${named('product')}, ${id('sel', '0')}, ${id('brd', '(i % 20)')}, ${id('cat', '(i % 10)')}, ${id('nut', '(i % 100)')},
     '한 줄', 'One line', '설명', 'Description', 'ROOM', '기타가공품', 'Processed food', '물', 'Water', '{}', 100, 20, 'sage', '{/products/a/pack.webp}', now()
   FROM generate_series(0, ${variants - 1}) i`,
  `INSERT INTO variants (id, product_id, sku, position, pack_count, pack_unit_ko, pack_unit_en, price, currency)
   SELECT ${id('var', 'i')}, ${id('prd', 'i')}, 'SKU-' || i, 0, 1, '개', 'piece', ${PRICE}, 'KRW' FROM generate_series(0, ${variants - 1}) i`,
];

// Orders of the past half year: paid, delivered, confirmed, with everything the books want to see.
const NUMBER = `to_char(at, 'YYYYMMDD') || '-' || lpad(upper(to_hex(i)), 8, '0')`;
const PAST = [
  `CREATE TEMP TABLE past AS SELECT i, at, ${id('ord', 'i')} AS order_id, ${id('hld', 'i')} AS hold_id, ${id('var', `(i * 7 % ${variants})`)} AS variant_id,
     ${id('prd', `(i * 7 % ${variants})`)} AS product_id, i * 7 % ${variants} AS goods, ${id('usr', `(i % ${users})`)} AS user_id, ${NUMBER} AS number
   FROM (SELECT i, now() - make_interval(secs => 86400 + i * 150) AS at FROM generate_series(0, ${pastOrders - 1}) i) days`,
  `INSERT INTO orders (id, number, user_id, idempotency_key, request_hash, state, currency, items_total, discount_total, shipping_total, total,
     recipient_name, recipient_phone, postal_code, address1, address2, delivery_request, delivery_note, consents, locale, expires_at, paid_at, created_at)
   SELECT order_id, number, user_id, md5('key' || i), md5('hash' || i) || md5('more' || i), 'PAID', 'KRW', ${PRICE}, 0, 3000, ${PRICE + 3000}, '김예시', '01012345678', '04524',
     '서울특별시 중구 예시로 110', '101호', 'DOOR', '', '{"kinds": ["ORDER_CONTENT", "PRIVACY", "SELLER_PROVISION"], "version": "2026-11-01", "at": "2026-01-01T00:00:00Z"}',
     'ko', at + interval '15 minutes', at + interval '1 minute', at FROM past`,
  `INSERT INTO order_lines (id, order_id, variant_id, product_id, seller_id, position, product_slug, name_ko, name_en, option_ko, option_en, image, quantity,
     unit_price, unit_list_price)
   SELECT ${id('lin', 'i')}, order_id, variant_id, product_id, ${id('sel', '0')}, 0, 'product-' || goods, 'product ' || goods, 'product ' || goods, '1개',
     '1 piece', '/products/a/pack.webp', 1, ${PRICE}, ${PRICE} FROM past`,
  `INSERT INTO fulfilments (id, order_id, seller_id, state) SELECT ${id('ful', 'i')}, order_id, ${id('sel', '0')}, 'COMPLETED' FROM past`,
  `INSERT INTO stock_holds (id, order_id, variant_id, quantity, state, expires_at, created_at, ended_at)
   SELECT hold_id, order_id, variant_id, 1, 'SOLD', at + interval '1 day', at, at + interval '1 minute' FROM past`,
  `INSERT INTO payment_attempts (id, order_id, provider, method, provider_order_id, payment_key, idempotency_key, amount, currency, state, approved_at, created_at)
   SELECT ${id('pay', 'i')}, order_id, 'toss', 'CARD', number || '_1', 'past-key-' || i, 'confirm-past-' || i, ${PRICE + 3000}, 'KRW', 'DONE', at, at FROM past`,
  `INSERT INTO order_events (order_id, kind, actor, data, at)
   SELECT order_id, kind::order_event_kind, 'SHOPPER', '{}', at FROM past, unnest(ARRAY['PLACED', 'WINDOW_OPENED', 'CONFIRM_STARTED', 'PAID']) kind ORDER BY i DESC`,
  `INSERT INTO outbox (topic, dedupe_key, payload, due_at, delivered_at)
   SELECT 'mail', 'mail:confirmed:' || order_id, jsonb_build_object('topic', 'mail', 'mail', 'ORDER_CONFIRMED', 'orderId', order_id), at, at FROM past`,
];

const STOCKS = [
  `INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, actor, cause, at)
   SELECT v.id, 'ADJUST', ${STOCK} + count(p.i), 0, 'system', 'first stock', now() - interval '1 year'
   FROM variants v LEFT JOIN past p ON p.variant_id = v.id GROUP BY v.id`,
  `INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause, at)
   SELECT variant_id, kind::movement_kind, CASE kind WHEN 'SELL' THEN -1 ELSE 0 END, CASE kind WHEN 'SELL' THEN -1 ELSE 1 END, hold_id, order_id, 'shopper:' || user_id, 'past', at
   FROM past, unnest(ARRAY['RESERVE', 'SELL']) kind ORDER BY i DESC`,
  `INSERT INTO variant_stock (variant_id, stock) SELECT id, ${STOCK} FROM variants`,
];

async function fill(): Promise<void> {
  const sql = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (tx) => {
      for (const statement of [...PEOPLE, ...GOODS, ...PAST, ...STOCKS]) await tx.unsafe(statement);
    });
    // Without statistics, and with hint bits still to be set, the first part would measure something else than the others.
    await sql`VACUUM (ANALYZE)`;
    await sql`CHECKPOINT`;
  } finally {
    await sql.end();
  }
}

fill().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
