CREATE TABLE "claim_photos" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"claim_id" text,
	"position" integer DEFAULT 0 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"blur" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_photos_position" CHECK ("claim_photos"."position" BETWEEN 0 AND 4)
);
--> statement-breakpoint
ALTER TABLE "claim_photos" ADD CONSTRAINT "claim_photos_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_photos" ADD CONSTRAINT "claim_photos_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_photos_place_key" ON "claim_photos" USING btree ("claim_id","position");--> statement-breakpoint
CREATE INDEX "claim_photos_order_idx" ON "claim_photos" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "claim_photos_loose_idx" ON "claim_photos" USING btree ("created_at") WHERE "claim_photos"."claim_id" IS NULL;