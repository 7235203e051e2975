CREATE TYPE "public"."report_reason" AS ENUM('ADVERTISING', 'ABUSE', 'PERSONAL_DATA', 'UNRELATED', 'UNLAWFUL');--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"user_id" text NOT NULL,
	"secret" boolean NOT NULL,
	"text" text NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"hidden_by" text,
	"hidden_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "questions_text" CHECK (char_length("questions"."text") BETWEEN 1 AND 1000),
	CONSTRAINT "questions_answered" CHECK (num_nonnulls("questions"."answer", "questions"."answered_by", "questions"."answered_at") IN (0, 3)),
	CONSTRAINT "questions_hidden" CHECK (num_nonnulls("questions"."hidden_by", "questions"."hidden_at") IN (0, 2))
);
--> statement-breakpoint
CREATE TABLE "review_photos" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"review_id" text,
	"position" integer DEFAULT 0 NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"blur" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_reports" (
	"review_id" text NOT NULL,
	"user_id" text NOT NULL,
	"reason" "report_reason" NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_reports_review_id_user_id_pk" PRIMARY KEY("review_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "review_votes" (
	"review_id" text NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_votes_review_id_user_id_pk" PRIMARY KEY("review_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"product_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"user_id" text NOT NULL,
	"rating_halves" integer NOT NULL,
	"text" text NOT NULL,
	"helpful_count" integer DEFAULT 0 NOT NULL,
	"answer" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"hidden_reason" "report_reason",
	"hidden_by" text,
	"hidden_at" timestamp (3) with time zone,
	"edited_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_line_id_unique" UNIQUE("line_id"),
	CONSTRAINT "reviews_rating" CHECK ("reviews"."rating_halves" BETWEEN 1 AND 10),
	CONSTRAINT "reviews_text" CHECK (char_length("reviews"."text") BETWEEN 1 AND 2000),
	CONSTRAINT "reviews_hidden" CHECK (num_nonnulls("reviews"."hidden_reason", "reviews"."hidden_by", "reviews"."hidden_at") IN (0, 3)),
	CONSTRAINT "reviews_answered" CHECK (num_nonnulls("reviews"."answer", "reviews"."answered_by", "reviews"."answered_at") IN (0, 3))
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "review_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "rating_halves" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_photos" ADD CONSTRAINT "review_photos_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_photos" ADD CONSTRAINT "review_photos_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_reports" ADD CONSTRAINT "review_reports_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_votes" ADD CONSTRAINT "review_votes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_product_idx" ON "questions" USING btree ("product_id","created_at" DESC NULLS LAST,"id") WHERE "questions"."hidden_at" IS NULL;--> statement-breakpoint
CREATE INDEX "questions_user_idx" ON "questions" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "questions_open_idx" ON "questions" USING btree ("created_at") WHERE "questions"."answered_at" IS NULL AND "questions"."hidden_at" IS NULL;--> statement-breakpoint
CREATE INDEX "review_photos_review_idx" ON "review_photos" USING btree ("review_id","position");--> statement-breakpoint
CREATE INDEX "review_photos_user_idx" ON "review_photos" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "review_photos_loose_idx" ON "review_photos" USING btree ("created_at") WHERE "review_photos"."review_id" IS NULL;--> statement-breakpoint
CREATE INDEX "review_reports_user_idx" ON "review_reports" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "review_reports_open_idx" ON "review_reports" USING btree ("review_id") WHERE "review_reports"."settled_at" IS NULL;--> statement-breakpoint
CREATE INDEX "review_votes_user_idx" ON "review_votes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "reviews_helpful_idx" ON "reviews" USING btree ("product_id","helpful_count" DESC NULLS LAST,"created_at" DESC NULLS LAST,"id") WHERE "reviews"."hidden_at" IS NULL;--> statement-breakpoint
CREATE INDEX "reviews_new_idx" ON "reviews" USING btree ("product_id","created_at" DESC NULLS LAST,"id") WHERE "reviews"."hidden_at" IS NULL;--> statement-breakpoint
CREATE INDEX "reviews_user_idx" ON "reviews" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reviews_unanswered_idx" ON "reviews" USING btree ("created_at") WHERE "reviews"."answered_at" IS NULL AND "reviews"."hidden_at" IS NULL;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_rating" CHECK ("products"."rating_halves" BETWEEN "products"."review_count" AND 10 * "products"."review_count");--> statement-breakpoint
-- By hand:
CREATE FUNCTION count_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone int := CASE WHEN TG_OP <> 'INSERT' AND OLD.hidden_at IS NULL THEN 1 ELSE 0 END;
  come int := CASE WHEN TG_OP <> 'DELETE' AND NEW.hidden_at IS NULL THEN 1 ELSE 0 END;
  halves int := 0;
BEGIN
  IF gone = 1 THEN halves := halves - OLD.rating_halves; END IF;
  IF come = 1 THEN halves := halves + NEW.rating_halves; END IF;
  IF come <> gone OR halves <> 0 THEN
    UPDATE products SET review_count = review_count + come - gone, rating_halves = products.rating_halves + halves
    WHERE id = coalesce(NEW.product_id, OLD.product_id);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER reviews_counted AFTER INSERT OR DELETE OR UPDATE OF rating_halves, hidden_at ON "reviews" FOR EACH ROW EXECUTE FUNCTION count_reviews();--> statement-breakpoint
CREATE FUNCTION reviews_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.product_id <> OLD.product_id OR NEW.line_id <> OLD.line_id OR NEW.user_id <> OLD.user_id THEN
    RAISE EXCEPTION 'a review stays with its line, product and author';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER reviews_stay BEFORE UPDATE ON "reviews" FOR EACH ROW EXECUTE FUNCTION reviews_stay();--> statement-breakpoint
CREATE FUNCTION count_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reviews SET helpful_count = helpful_count + CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
  WHERE id = coalesce(NEW.review_id, OLD.review_id);
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER review_votes_counted AFTER INSERT OR DELETE ON "review_votes" FOR EACH ROW EXECUTE FUNCTION count_votes();--> statement-breakpoint
CREATE FUNCTION limit_photos() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM review_photos WHERE review_id = NEW.review_id) > 5 THEN
    RAISE EXCEPTION 'a review has five photos at most';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER review_photos_limited AFTER INSERT OR UPDATE OF review_id ON "review_photos" FOR EACH ROW WHEN (NEW.review_id IS NOT NULL) EXECUTE FUNCTION limit_photos();
