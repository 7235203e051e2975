CREATE TABLE "product_pictures" (
	"product_id" text NOT NULL,
	"path" text NOT NULL,
	"alt_ko" text,
	"alt_en" text,
	"shown_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_pictures_product_id_path_pk" PRIMARY KEY("product_id","path"),
	CONSTRAINT "product_pictures_alt" CHECK (num_nonnulls("product_pictures"."alt_ko", "product_pictures"."alt_en") IN (0, 2))
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "importer_ko" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "importer_en" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "edition" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "product_pictures" ADD CONSTRAINT "product_pictures_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_pictures_loose_idx" ON "product_pictures" USING btree ("created_at") WHERE "product_pictures"."shown_at" IS NULL;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_importer" CHECK (num_nonnulls("products"."importer_ko", "products"."importer_en") = num_nonnulls("products"."origin_ko", "products"."origin_en"));