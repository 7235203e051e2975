CREATE TABLE "restock_alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"variant_id" text NOT NULL,
	"user_id" text,
	"email" text,
	"locale" text NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"fired_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "restock_alerts_whose" CHECK (num_nonnulls("restock_alerts"."user_id", "restock_alerts"."email") = 1),
	CONSTRAINT "restock_alerts_confirmed" CHECK ("restock_alerts"."confirmed_at" IS NOT NULL OR ("restock_alerts"."user_id" IS NULL AND "restock_alerts"."fired_at" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_ko" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "maker_en" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "origin_ko" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "origin_en" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "genetically_modified" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "restock_alerts" ADD CONSTRAINT "restock_alerts_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "restock_alerts" ADD CONSTRAINT "restock_alerts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "restock_alerts_user_key" ON "restock_alerts" USING btree ("user_id","variant_id") WHERE "restock_alerts"."fired_at" IS NULL AND "restock_alerts"."user_id" IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "restock_alerts_email_key" ON "restock_alerts" USING btree ("email","variant_id") WHERE "restock_alerts"."fired_at" IS NULL AND "restock_alerts"."email" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "restock_alerts_waiting_idx" ON "restock_alerts" USING btree ("variant_id","created_at") WHERE "restock_alerts"."fired_at" IS NULL AND "restock_alerts"."confirmed_at" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "restock_alerts_created_idx" ON "restock_alerts" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_maker" CHECK (num_nonnulls("products"."maker_ko", "products"."maker_en") IN (0, 2));--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_origin" CHECK (num_nonnulls("products"."origin_ko", "products"."origin_en") IN (0, 2));