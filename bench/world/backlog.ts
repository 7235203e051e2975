import type { Sql } from 'postgres';
import { FILLED } from './names';

/** Writes `count` unpaid orders of one unit each, an hour past their time, over all variants: what a dead cron leaves behind. */
export async function leaveExpired(sql: Sql, count: number): Promise<void> {
  const id = (kind: string, of: string) => `'${kind}_' || substr(md5('late${kind}' || ${of}), 1, 20)`;
  const named = (kind: string, of: string) => `'${kind}_' || substr(md5('${kind}' || ${of}), 1, 20)`;
  await sql.begin(async (tx) => {
    await tx`SET LOCAL statement_timeout = 0`;
    await tx.unsafe(`CREATE TEMP TABLE late ON COMMIT DROP AS SELECT i, ${id('ord', 'i')} AS order_id, ${id('hld', 'i')} AS hold_id,
      ${named('gst', `(${FILLED.guests} - 1 - i)`)} AS guest_id, ${named('var', `(i % ${FILLED.variants})`)} AS variant_id,
      ${named('prd', `(i % ${FILLED.variants})`)} AS product_id, i % ${FILLED.variants} AS goods FROM generate_series(0, ${count - 1}) i`);
    await tx`INSERT INTO orders (id, number, guest_id, idempotency_key, request_hash, state, currency, items_total, discount_total, shipping_total, total,
        recipient_name, recipient_phone, postal_code, address1, address2, delivery_request, delivery_note, consents, locale, expires_at, created_at)
      SELECT order_id, 'late-' || i, guest_id, 'late-' || i, md5('late' || i), 'PENDING', 'KRW', 15000, 0, 3000, 18000, '김예시', '01012345678', '04524',
        '서울특별시 중구 예시로 110', '101호', 'DOOR', '', '{"kinds": [], "version": "bench", "at": "2026-01-01"}', 'ko', now() - interval '1 hour',
        now() - interval '2 hours' FROM late`;
    await tx.unsafe(`INSERT INTO order_lines (id, order_id, variant_id, product_id, seller_id, position, product_slug, name_ko, name_en, option_ko, option_en,
        image, quantity, unit_price, unit_list_price)
      SELECT ${id('lin', 'i')}, order_id, variant_id, product_id, ${named('sel', '0')}, 0, 'product-' || goods, 'product ' || goods, 'product ' || goods, '1개',
        '1 piece', '/products/a/pack.webp', 1, 15000, 15000 FROM late`);
    await tx.unsafe(
      `INSERT INTO fulfilments (id, order_id, seller_id) SELECT ${id('ful', 'i')}, order_id, ${named('sel', '0')} FROM late`,
    );
    await tx`INSERT INTO stock_holds (id, order_id, holder, variant_id, quantity, expires_at, created_at)
      SELECT hold_id, order_id, guest_id, variant_id, 1, now() - interval '1 hour', now() - interval '2 hours' FROM late`;
    await tx`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause)
      SELECT variant_id, 'RESERVE', 0, 1, hold_id, order_id, 'shopper:' || guest_id, 'order placed' FROM late`;
    await tx`INSERT INTO order_events (order_id, kind, actor, actor_id, data) SELECT order_id, 'PLACED', 'SHOPPER', guest_id, '{}' FROM late`;
    await tx`UPDATE variant_stock s SET reserved_stock = reserved_stock + held
      FROM (SELECT variant_id, count(*)::int AS held FROM late GROUP BY 1) l WHERE l.variant_id = s.variant_id`;
  });
  await sql`VACUUM (ANALYZE) orders, stock_holds, order_lines, stock_movements, fulfilments, order_events, variant_stock`;
}
