CREATE TABLE "price_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "price_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" text NOT NULL,
	"price" integer NOT NULL,
	"list_price" integer,
	"since" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "share_image" text;--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "shown_list_price" integer;--> statement-breakpoint
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_history_variant_idx" ON "price_history" USING btree ("variant_id","since");--> statement-breakpoint
-- By hand:
-- What stands now has stood since its row was last changed; more is not known.
INSERT INTO price_history (variant_id, price, list_price, since) SELECT id, price, list_price, updated_at FROM variants;
--> statement-breakpoint
CREATE TRIGGER price_history_append_only BEFORE UPDATE OR DELETE ON "price_history" FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
-- When the discount that runs now began; null where none runs.
CREATE FUNCTION discount_began(of_variant text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min(h.since) FROM price_history h
  WHERE h.variant_id = of_variant AND h.list_price IS NOT NULL AND NOT EXISTS (
    SELECT FROM price_history later
    WHERE later.variant_id = of_variant AND later.list_price IS NULL AND (later.since, later.id) > (h.since, h.id)
  )
$$;
--> statement-breakpoint
-- The lowest price of the twenty days in Seoul before a discount's day, and of that day until it began; null for what was not sold so long.
CREATE FUNCTION lowest_price_before(of_variant text, began timestamptz) RETURNS integer LANGUAGE sql STABLE AS $$
  WITH spans AS (
    SELECT price, since, lead(since, 1, 'infinity') OVER (ORDER BY since, id) AS ended
    FROM price_history WHERE variant_id = of_variant
  ), first_day AS (SELECT (began AT TIME ZONE 'Asia/Seoul')::date - 20 AS day)
  SELECT min(price) FROM spans, first_day
  WHERE since < began AND ended > (day::timestamp AT TIME ZONE 'Asia/Seoul')
  HAVING bool_or((since AT TIME ZONE 'Asia/Seoul')::date <= day)
$$;
--> statement-breakpoint
CREATE FUNCTION remember_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO price_history (variant_id, price, list_price) VALUES (NEW.id, NEW.price, NEW.list_price);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER variants_priced AFTER INSERT ON "variants" FOR EACH ROW EXECUTE FUNCTION remember_price();
--> statement-breakpoint
CREATE TRIGGER variants_repriced AFTER UPDATE OF price, list_price ON "variants" FOR EACH ROW WHEN ((OLD.price, OLD.list_price) IS DISTINCT FROM (NEW.price, NEW.list_price)) EXECUTE FUNCTION remember_price();
--> statement-breakpoint
-- The one place that decides whether a struck price is shown.
CREATE FUNCTION show_list_price() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current variants := (SELECT v FROM variants v WHERE v.id = NEW.variant_id);
  shown integer;
BEGIN
  IF current.list_price <= lowest_price_before(current.id, discount_began(current.id)) THEN shown := current.list_price; END IF;
  IF shown IS DISTINCT FROM current.shown_list_price THEN
    UPDATE variants SET shown_list_price = shown WHERE id = current.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER price_history_shown AFTER INSERT ON "price_history" FOR EACH ROW EXECUTE FUNCTION show_list_price();
