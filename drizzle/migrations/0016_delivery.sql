ALTER TABLE "orders" ADD COLUMN "surcharge_total" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "promised_for" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "promised_if_paid_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_surcharge" CHECK ("orders"."surcharge_total" BETWEEN 0 AND "orders"."shipping_total");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_promised" CHECK (("orders"."promised_for" IS NULL) = ("orders"."promised_if_paid_before" IS NULL));