CREATE TABLE "day_targets" (
	"user_id" text PRIMARY KEY NOT NULL,
	"energy_kcal" integer NOT NULL,
	"protein_g" integer NOT NULL,
	"carbohydrate_g" integer NOT NULL,
	"fat_g" integer NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "day_targets" ADD CONSTRAINT "day_targets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- By hand:
-- Counts the units that were kept of what orders of the last 90 days paid for, and sorts the products into tiers by them. Returns how
-- many have moved.
CREATE OR REPLACE FUNCTION search_rank() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE moved integer;
BEGIN
  WITH sales AS (
    SELECT line.product_id, sum(line.quantity - line.canceled_quantity)::integer AS sold
    FROM order_lines line JOIN orders o ON o.id = line.order_id
    WHERE o.paid_at > now() - interval '90 days' GROUP BY line.product_id
  ), places AS (
    SELECT d.product_id, coalesce(sales.sold, 0) AS sold,
      row_number() OVER (ORDER BY coalesce(sales.sold, 0) DESC, d.popularity DESC, d.product_id) AS place
    FROM search_documents d LEFT JOIN sales USING (product_id)
  ), tiers AS (
    SELECT product_id, sold, CASE WHEN place <= 1000 THEN 0 WHEN place <= 32000 THEN 1 ELSE 2 END AS tier FROM places
  )
  UPDATE search_documents d SET sold = tiers.sold, tier = tiers.tier FROM tiers
  WHERE d.product_id = tiers.product_id AND (d.sold, d.tier) IS DISTINCT FROM (tiers.sold, tiers.tier);
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;
