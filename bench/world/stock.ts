import type { Sql } from 'postgres';

/** Corrects the stock of a variant to `wanted` as the shop does: a line in the ledger and the counter together. */
export async function setStock(sql: Sql, variantId: string, wanted: number): Promise<void> {
  await sql`WITH corrected AS (
      UPDATE variant_stock SET stock = ${wanted} WHERE variant_id = ${variantId}
      RETURNING variant_id, new.stock - old.stock AS delta
    ) INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, actor, cause)
    SELECT variant_id, 'ADJUST', delta, 0, 'system', 'COUNTED' FROM corrected`;
}

/** What is left of it, and what is held. */
export async function stockOf(sql: Sql, variantId: string): Promise<{ stock: number; reserved: number }> {
  const [row] = await sql<{ stock: number; reserved: number }[]>`
    SELECT stock, reserved_stock AS reserved FROM variant_stock WHERE variant_id = ${variantId}`;
  if (!row) throw new Error(`no stock of ${variantId}`);
  return row;
}
