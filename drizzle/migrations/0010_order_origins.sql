CREATE TABLE "order_origins" (
	"order_id" text PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "order_origins" ADD CONSTRAINT "order_origins_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_origins_origin_idx" ON "order_origins" USING btree ("origin");--> statement-breakpoint
CREATE INDEX "order_origins_created_idx" ON "order_origins" USING btree ("created_at");--> statement-breakpoint
-- By hand:
DELETE FROM "staff_areas" WHERE "area" = 'settings';
