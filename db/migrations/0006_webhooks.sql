CREATE TABLE "ad_issues" (
	"org_id" uuid NOT NULL,
	"ad_account_id" uuid NOT NULL,
	"level" text NOT NULL,
	"external_id" text NOT NULL,
	"name" text,
	"code" text,
	"summary" text,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ad_issues_org_id_ad_account_id_level_external_id_pk" PRIMARY KEY("org_id","ad_account_id","level","external_id")
);
--> statement-breakpoint
ALTER TABLE "ad_issues" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "leads" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"owner_type" text NOT NULL,
	"owner_external_id" text NOT NULL,
	"form_external_id" text,
	"form_name" text,
	"campaign_external_id" text,
	"ad_external_id" text,
	"consents" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"answers_ciphertext" text,
	"answers_missing" text,
	"submitted_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "leads_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "leads_external" UNIQUE("org_id","platform","external_id")
);
--> statement-breakpoint
ALTER TABLE "leads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"integration_id" uuid,
	"platform" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"kind" text NOT NULL,
	"subject_type" text,
	"subject_external_id" text,
	"occurred_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"payload_ciphertext" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"replays" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"announced_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "webhook_deliveries_key" UNIQUE("org_id","platform","dedupe_key"),
	CONSTRAINT "webhook_deliveries_status" CHECK ("webhook_deliveries"."status" in ('received', 'retrying', 'processed', 'ignored', 'dead', 'unclaimed'))
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "webhook_effects" (
	"org_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"effect" text NOT NULL,
	"subject_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_effects_org_id_delivery_id_effect_pk" PRIMARY KEY("org_id","delivery_id","effect")
);
--> statement-breakpoint
ALTER TABLE "webhook_effects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind";--> statement-breakpoint
ALTER TABLE "sync_runs" DROP CONSTRAINT "sync_runs_trigger";--> statement-breakpoint
ALTER TABLE "ad_issues" ADD CONSTRAINT "ad_issues_org_id_ad_account_id_ad_accounts_org_id_id_fk" FOREIGN KEY ("org_id","ad_account_id") REFERENCES "public"."ad_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_effects" ADD CONSTRAINT "webhook_effects_org_id_delivery_id_webhook_deliveries_org_id_id_fk" FOREIGN KEY ("org_id","delivery_id") REFERENCES "public"."webhook_deliveries"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "leads_received" ON "leads" USING btree ("org_id","received_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_received" ON "webhook_deliveries" USING btree ("org_id","received_at","id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_open" ON "webhook_deliveries" USING btree ("status","received_at") WHERE "webhook_deliveries"."status" in ('received', 'retrying', 'unclaimed');--> statement-breakpoint
CREATE INDEX "campaigns_of_platform" ON "campaigns" USING btree ("platform","external_id");--> statement-breakpoint
CREATE INDEX "integrations_of_person" ON "integrations" USING btree ("platform","external_user_id");--> statement-breakpoint
CREATE INDEX "profiles_of_platform" ON "profiles" USING btree ("platform","external_id");--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind" CHECK ("alerts"."kind" in ('budget_used', 'budget_exhausted', 'token_expiring', 'token_dead', 'sync_failed', 'sync_stale', 'totals_drift', 'ad_rejected'));--> statement-breakpoint
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_trigger" CHECK ("sync_runs"."trigger" in ('schedule', 'manual', 'connect', 'webhook'));--> statement-breakpoint
CREATE POLICY "system_select" ON "campaigns" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_select" ON "profiles" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_issues" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "leads" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "webhook_deliveries" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "system_select" ON "webhook_deliveries" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_insert" ON "webhook_deliveries" AS PERMISSIVE FOR INSERT TO "cmis_system" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_update" ON "webhook_deliveries" AS PERMISSIVE FOR UPDATE TO "cmis_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_delete" ON "webhook_deliveries" AS PERMISSIVE FOR DELETE TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "webhook_effects" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "ad_issues" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "leads" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_effects" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ad_issues, leads, webhook_deliveries, webhook_effects TO cmis_app;--> statement-breakpoint
-- The inbox: whose a delivery is, is known by the account in it alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_deliveries TO cmis_system;--> statement-breakpoint
GRANT SELECT (id) ON ad_accounts TO cmis_system;--> statement-breakpoint
GRANT SELECT (org_id, integration_id, platform, external_id, selected) ON profiles TO cmis_system;--> statement-breakpoint
GRANT SELECT (org_id, ad_account_id, platform, external_id) ON campaigns TO cmis_system;
