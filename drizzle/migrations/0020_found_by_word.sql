SET LOCAL lock_timeout = '5s';--> statement-breakpoint
CREATE INDEX "users_name_idx" ON "users" USING btree (lower("name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_phone_idx" ON "users" USING btree ("phone" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_email_idx" ON "users" USING btree (lower("email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_newest_idx" ON "users" USING btree ("created_at","id") WHERE "users"."erased_at" IS NULL;--> statement-breakpoint
CREATE INDEX "orders_contact_phone_idx" ON "orders" USING btree ("contact_phone" text_pattern_ops,"created_at" DESC NULLS LAST) WHERE "orders"."contact_phone" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_code_idx" ON "orders" USING btree (split_part("number", '-', 2) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_recipient_name_idx" ON "orders" USING btree (lower("recipient_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_recipient_phone_idx" ON "orders" USING btree ("recipient_phone" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "orders_contact_name_idx" ON "orders" USING btree (lower("contact_name") text_pattern_ops) WHERE "orders"."contact_name" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_contact_email_idx" ON "orders" USING btree (lower("contact_email") text_pattern_ops) WHERE "orders"."contact_email" IS NOT NULL;--> statement-breakpoint
DROP INDEX "orders_contact_idx";
