import type { Sql } from 'postgres';
import { CONSENTS, type Rows } from './rows';

/** The bare minimum: the same rows of an order of one line as one statement, without locking, looking up or deciding anything else. */
export async function singleStatementOrder(sql: Sql, order: Rows): Promise<string> {
  const [line] = order.lines;
  if (!line) throw new Error('an order without a line');
  const rows = await sql`
    WITH taken AS (
      UPDATE variant_stock SET reserved_stock = reserved_stock + 1
      WHERE variant_id = ${line.variantId} AND stock - reserved_stock >= 1 RETURNING variant_id
    ), goods AS (
      SELECT v.id AS variant_id, p.id, p.slug, p.seller_id, p.name_ko, p.name_en, p.images[1] AS image
      FROM taken JOIN variants v ON v.id = taken.variant_id JOIN products p ON p.id = v.product_id
    ), placed AS (
      INSERT INTO orders (id, number, guest_id, idempotency_key, request_hash, currency, items_total, discount_total, shipping_total, total,
        recipient_name, recipient_phone, postal_code, address1, address2, delivery_request, delivery_note, consents, locale, expires_at)
      SELECT ${order.orderId}, ${order.number}, ${order.guestId}, ${order.key}, ${order.key}, 'KRW', ${order.items}::int, 0, ${order.shipping}::int,
        ${order.total}::int, '김받음', '01098765432', '04524', '서울특별시 중구 예시로 110', '101호', 'DOOR', '', ${sql.json(CONSENTS)}::jsonb, 'ko',
        now() + interval '15 minutes' FROM taken
    ), lines AS (
      INSERT INTO order_lines (id, order_id, variant_id, product_id, seller_id, position, product_slug, name_ko, name_en, option_ko, option_en, image,
        quantity, unit_price, unit_list_price)
      SELECT ${line.lineId}, ${order.orderId}, variant_id, id, seller_id, 0, slug, name_ko, name_en, '1개', '1 piece', image, 1, 15000, 15000 FROM goods
    ), holds AS (
      INSERT INTO stock_holds (id, order_id, holder, variant_id, quantity, expires_at)
      SELECT ${line.holdId}, ${order.orderId}, ${order.guestId}, variant_id, 1, now() + interval '15 minutes' FROM taken
    ), ledger AS (
      INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause)
      SELECT variant_id, 'RESERVE', 0, 1, ${line.holdId}, ${order.orderId}, ${order.guestId}, 'order placed' FROM taken
    ), parcels AS (
      INSERT INTO fulfilments (id, order_id, seller_id) SELECT ${order.fulfilmentId}, ${order.orderId}, seller_id FROM goods
    ), story AS (
      INSERT INTO order_events (order_id, kind, actor, actor_id, data)
      SELECT ${order.orderId}, 'PLACED', 'SHOPPER', ${order.guestId}, ${sql.json({ units: 1 })}::jsonb FROM taken
    ) SELECT variant_id FROM taken`;
  return rows.length === 1 ? 'ok' : 'OUT_OF_STOCK';
}
