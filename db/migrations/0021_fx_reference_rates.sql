CREATE TABLE "fx_reference_rates" (
	"currency" text NOT NULL,
	"date" date NOT NULL,
	"rate" numeric(20, 10) NOT NULL,
	"source" text NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fx_reference_rates_currency_date_pk" PRIMARY KEY("currency","date"),
	CONSTRAINT "fx_reference_rates_rate" CHECK ("fx_reference_rates"."rate" > 0)
);
--> statement-breakpoint
ALTER TABLE "fx_reference_rates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fx_sources" (
	"source" text PRIMARY KEY NOT NULL,
	"read_at" timestamp (3) with time zone,
	"read_from" date,
	"newest_date" date,
	"failed_at" timestamp (3) with time zone,
	"error_code" text
);
--> statement-breakpoint
ALTER TABLE "fx_sources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "system_select" ON "org_daily_metrics" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "shared" ON "fx_reference_rates" AS PERMISSIVE FOR SELECT TO "cmis_app" USING (true);--> statement-breakpoint
CREATE POLICY "system_select" ON "fx_reference_rates" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_insert" ON "fx_reference_rates" AS PERMISSIVE FOR INSERT TO "cmis_system" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_delete" ON "fx_reference_rates" AS PERMISSIVE FOR DELETE TO "cmis_system" USING ("fx_reference_rates"."source" = 'sandbox');--> statement-breakpoint
CREATE POLICY "shared" ON "fx_sources" AS PERMISSIVE FOR SELECT TO "cmis_app" USING (true);--> statement-breakpoint
CREATE POLICY "system_select" ON "fx_sources" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_insert" ON "fx_sources" AS PERMISSIVE FOR INSERT TO "cmis_system" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_update" ON "fx_sources" AS PERMISSIVE FOR UPDATE TO "cmis_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER TABLE "fx_reference_rates" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "fx_sources" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON fx_reference_rates, fx_sources TO cmis_app;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON fx_reference_rates TO cmis_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON fx_sources TO cmis_system;--> statement-breakpoint
GRANT SELECT (org_id, date) ON org_daily_metrics TO cmis_system;
