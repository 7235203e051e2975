ALTER TYPE "public"."order_event_kind" ADD VALUE 'REFUND_GIVEN_UP';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'DEPOSIT_LATE';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'LOST_MONEY_ASKED';--> statement-breakpoint
ALTER TYPE "public"."refund_state" ADD VALUE 'WAITING';--> statement-breakpoint
DROP INDEX "refunds_one_open_key";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "call_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_one_open_key" ON "refunds" USING btree ("payment_id") WHERE "refunds"."state" NOT IN ('DONE', 'FAILED');