import type { Sql, TransactionSql } from 'postgres';
import { CONSENTS, type Rows } from './rows';

type Goods = {
  id: string;
  slug: string;
  sellerId: string;
  nameKo: string;
  nameEn: string;
  image: string;
  price: number;
};

/**
 * The same order with the same decisions and rows, as one transaction of the caller's own: statement after statement, each
 * prepared and by key. Locks the buyer, looks for the key, takes the stock, looks for open orders and for those that would give
 * way, prices, writes. Taking the stock last of all makes no difference that could be measured.
 */
export function interactiveOrder(sql: Sql, order: Rows): Promise<string> {
  const { guestId } = order;
  return sql.begin(async (tx) => {
    await tx`SELECT id FROM guests WHERE id = ${guestId} FOR NO KEY UPDATE`;
    const known = await tx`SELECT id FROM orders WHERE guest_id = ${guestId} AND idempotency_key = ${order.key}`;
    if (known.length > 0) return 'KNOWN';
    await takeStock(tx, order);
    await tx`SELECT count(*) FROM orders WHERE guest_id = ${guestId} AND state = 'PENDING' AND expires_at > now()`;
    await tx`SELECT o.id FROM orders o WHERE o.guest_id = ${guestId} AND o.state = 'PENDING' AND EXISTS (SELECT FROM order_lines l
      WHERE l.order_id = o.id AND l.variant_id = ANY(${order.lines.map((line) => line.variantId)})) FOR UPDATE`;
    const goods = await Promise.all(order.lines.map((line) => priced(tx, line.variantId)));
    await writeOrder(tx, order);
    for (const [position, line] of order.lines.entries()) await writeLine(tx, order, line, goods[position]);
    await tx`INSERT INTO fulfilments (id, order_id, seller_id) VALUES (${order.fulfilmentId}, ${order.orderId}, ${goods[0]?.sellerId ?? ''})`;
    await tx`INSERT INTO order_events (order_id, kind, actor, actor_id, data)
      VALUES (${order.orderId}, 'PLACED', 'SHOPPER', ${guestId}, ${tx.json({ units: order.lines.length })})`;
    return 'ok';
  });
}

async function takeStock(tx: TransactionSql, order: Rows): Promise<void> {
  for (const { variantId } of order.lines) {
    const taken = await tx`UPDATE variant_stock SET reserved_stock = reserved_stock + 1
      WHERE variant_id = ${variantId} AND stock - reserved_stock >= 1 RETURNING variant_id`;
    if (taken.length === 0) throw new Error('OUT_OF_STOCK');
  }
}

async function priced(tx: TransactionSql, variantId: string): Promise<Goods> {
  const [goods] = await tx<Goods[]>`
    SELECT p.id, p.slug, p.seller_id AS "sellerId", p.name_ko AS "nameKo", p.name_en AS "nameEn", p.images[1] AS image, v.price
    FROM variants v JOIN products p ON p.id = v.product_id WHERE v.id = ${variantId} AND v.active`;
  if (!goods) throw new Error('NOT_FOR_SALE');
  return goods;
}

async function writeOrder(tx: TransactionSql, order: Rows): Promise<void> {
  await tx`INSERT INTO orders (id, number, guest_id, idempotency_key, request_hash, currency, items_total, discount_total, shipping_total, total,
      recipient_name, recipient_phone, postal_code, address1, address2, delivery_request, delivery_note, consents, locale, expires_at)
    VALUES (${order.orderId}, ${order.number}, ${order.guestId}, ${order.key}, ${order.key}, 'KRW', ${order.items}, 0, ${order.shipping}, ${order.total},
      '김받음', '01098765432', '04524', '서울특별시 중구 예시로 110', '101호', 'DOOR', '', ${tx.json(CONSENTS)}, 'ko', now() + interval '15 minutes')`;
}

async function writeLine(
  tx: TransactionSql,
  { orderId, guestId }: Rows,
  { variantId, position, lineId, holdId }: Rows['lines'][number],
  goods: Goods | undefined,
): Promise<void> {
  if (!goods) throw new Error('NOT_FOR_SALE');
  await tx`INSERT INTO order_lines (id, order_id, variant_id, product_id, seller_id, position, product_slug, name_ko, name_en, option_ko, option_en,
      image, quantity, unit_price, unit_list_price)
    VALUES (${lineId}, ${orderId}, ${variantId}, ${goods.id}, ${goods.sellerId}, ${position}, ${goods.slug}, ${goods.nameKo}, ${goods.nameEn}, '1개',
      '1 piece', ${goods.image}, 1, ${goods.price}, ${goods.price})`;
  await tx`INSERT INTO stock_holds (id, order_id, holder, variant_id, quantity, expires_at)
    VALUES (${holdId}, ${orderId}, ${guestId}, ${variantId}, 1, now() + interval '15 minutes')`;
  await tx`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause)
    VALUES (${variantId}, 'RESERVE', 0, 1, ${holdId}, ${orderId}, ${`guest:${guestId}`}, 'order placed')`;
}
