CREATE TYPE "public"."claim_kind" AS ENUM('CANCEL', 'RETURN', 'EXCHANGE');--> statement-breakpoint
CREATE TYPE "public"."claim_reason" AS ENUM('CHANGED_MIND', 'WRONG_OPTION', 'DELIVERY_LATE', 'FAULTY', 'DAMAGED', 'NOT_AS_DESCRIBED', 'WRONG_ITEM', 'OTHER');--> statement-breakpoint
CREATE TYPE "public"."claim_state" AS ENUM('REQUESTED', 'PICKING_UP', 'INSPECTING', 'REFUNDING', 'RESHIPPING', 'COMPLETED', 'REFUSED', 'WITHDRAWN');--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'DEPOSIT_AWAITED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'DEPOSIT_REVERSED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'PARTLY_REFUNDED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'REFUND_REFUSED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'CLAIM_OPENED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'CLAIM_ACCEPTED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'CLAIM_REFUSED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'CLAIM_WITHDRAWN';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'CLAIM_PICKED_UP';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'CLAIM_INSPECTED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'RESHIPPED';--> statement-breakpoint
ALTER TYPE "public"."order_event_kind" ADD VALUE 'REPAIRED';--> statement-breakpoint
CREATE TABLE "audit_repairs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"check" text NOT NULL,
	"subject" text NOT NULL,
	"action" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_runs" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"took_ms" integer NOT NULL,
	"differences" integer NOT NULL,
	"found" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "claim_lines" (
	"claim_id" text NOT NULL,
	"line_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"restock_quantity" integer,
	CONSTRAINT "claim_lines_claim_id_line_id_pk" PRIMARY KEY("claim_id","line_id"),
	CONSTRAINT "claim_lines_quantity" CHECK ("claim_lines"."quantity" > 0 AND ("claim_lines"."restock_quantity" IS NULL OR "claim_lines"."restock_quantity" BETWEEN 0 AND "claim_lines"."quantity"))
);
--> statement-breakpoint
CREATE TABLE "claims" (
	"id" text PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"kind" "claim_kind" NOT NULL,
	"state" "claim_state" DEFAULT 'REQUESTED' NOT NULL,
	"reason" "claim_reason" NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"known_at" timestamp (3) with time zone,
	"refund_account" jsonb,
	"pickup_carrier" text,
	"pickup_tracking" text,
	"reship_carrier" text,
	"reship_tracking" text,
	"decision" text DEFAULT '' NOT NULL,
	"refund_id" text,
	"opened_by" text NOT NULL,
	"decided_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"picked_up_at" timestamp (3) with time zone,
	"inspected_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "alarms" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"first_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text
);
--> statement-breakpoint
CREATE TABLE "provider_transactions" (
	"provider" text NOT NULL,
	"transaction_key" text NOT NULL,
	"payment_key" text NOT NULL,
	"provider_order_id" text NOT NULL,
	"status" text NOT NULL,
	"amount" integer NOT NULL,
	"currency" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"fetched_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_transactions_provider_transaction_key_pk" PRIMARY KEY("provider","transaction_key")
);
--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"refund_id" text NOT NULL,
	"line_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"amount" integer NOT NULL,
	"restock" boolean NOT NULL,
	CONSTRAINT "refund_lines_refund_id_line_id_restock_pk" PRIMARY KEY("refund_id","line_id","restock"),
	CONSTRAINT "refund_lines_quantity" CHECK ("refund_lines"."quantity" > 0 AND "refund_lines"."amount" >= 0)
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "restocked_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "reshipped_quantity" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "refunded_shipping" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "account" jsonb;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "account_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "closing_as" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "cash_receipt_type" text;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "cash_receipt" jsonb;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "use_escrow" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "partial_cancelable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_attempts" ADD COLUMN "return_token_hash" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "items_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "shipping_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "free_amount" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "deduction" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "claim_id" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "account" jsonb;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "manual_reference" text;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "cash_receipt_key" text;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_order_id_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_line_id_order_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."order_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_runs_at_idx" ON "audit_runs" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "claims_order_idx" ON "claims" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "claims_state_idx" ON "claims" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_open_key" ON "claims" USING btree ("order_id") WHERE "claims"."state" NOT IN ('COMPLETED', 'REFUSED', 'WITHDRAWN');--> statement-breakpoint
CREATE UNIQUE INDEX "alarms_open_key" ON "alarms" USING btree ("kind","subject") WHERE "alarms"."resolved_at" IS NULL;--> statement-breakpoint
CREATE INDEX "alarms_last_idx" ON "alarms" USING btree ("last_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "provider_transactions_payment_idx" ON "provider_transactions" USING btree ("payment_key");--> statement-breakpoint
CREATE INDEX "fulfilments_delivered_idx" ON "fulfilments" USING btree ("delivered_at") WHERE "fulfilments"."state" = 'DELIVERED';--> statement-breakpoint
CREATE INDEX "orders_paid_idx" ON "orders" USING btree ("paid_at");--> statement-breakpoint
UPDATE "refunds" SET "items_amount" = "amount";--> statement-breakpoint
UPDATE "order_lines" SET "restocked_quantity" = "canceled_quantity";--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_moved" CHECK ("order_lines"."reshipped_quantity" >= 0 AND "order_lines"."restocked_quantity" BETWEEN 0 AND "order_lines"."quantity" + "order_lines"."reshipped_quantity");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_refunded_shipping" CHECK ("orders"."refunded_shipping" BETWEEN 0 AND "orders"."shipping_total");--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_sum" CHECK ("refunds"."amount" = "refunds"."items_amount" + "refunds"."shipping_amount" + "refunds"."free_amount" - "refunds"."deduction"
        AND "refunds"."items_amount" >= 0 AND "refunds"."shipping_amount" >= 0 AND "refunds"."free_amount" >= 0 AND "refunds"."deduction" >= 0);--> statement-breakpoint
CREATE TRIGGER audit_repairs_append_only BEFORE UPDATE OR DELETE ON "audit_repairs" FOR EACH ROW EXECUTE FUNCTION forbid_change();
