CREATE TABLE "account_reconciliations" (
	"org_id" uuid NOT NULL,
	"ad_account_id" uuid NOT NULL,
	"window_from" date NOT NULL,
	"window_to" date NOT NULL,
	"currency" text NOT NULL,
	"account_spend_micros" bigint NOT NULL,
	"campaigns_spend_micros" bigint NOT NULL,
	"account_impressions" bigint,
	"campaigns_impressions" bigint NOT NULL,
	"compared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_reconciliations_org_id_ad_account_id_pk" PRIMARY KEY("org_id","ad_account_id")
);
--> statement-breakpoint
ALTER TABLE "account_reconciliations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sync_circuits" (
	"org_id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"failures" integer NOT NULL,
	"error_class" text NOT NULL,
	"error_code" text NOT NULL,
	"open_until" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sync_circuits_org_id_integration_id_subject_pk" PRIMARY KEY("org_id","integration_id","subject")
);
--> statement-breakpoint
ALTER TABLE "sync_circuits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sync_streams" (
	"org_id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"stream" text NOT NULL,
	"last_success_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error_class" text,
	"last_error_code" text,
	"last_error_at" timestamp (3) with time zone,
	CONSTRAINT "sync_streams_org_id_integration_id_stream_pk" PRIMARY KEY("org_id","integration_id","stream"),
	CONSTRAINT "sync_streams_stream" CHECK ("sync_streams"."stream" in ('campaigns', 'metrics', 'posts'))
);
--> statement-breakpoint
ALTER TABLE "sync_streams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind";--> statement-breakpoint
ALTER TABLE "sync_runs" DROP CONSTRAINT "sync_runs_data_type";--> statement-breakpoint
ALTER TABLE "sync_runs" DROP CONSTRAINT "sync_runs_status";--> statement-breakpoint
ALTER TABLE "ad_accounts" ADD COLUMN "read_from" date;--> statement-breakpoint
ALTER TABLE "ad_accounts" ADD COLUMN "read_to" date;--> statement-breakpoint
ALTER TABLE "ad_accounts" ADD COLUMN "history_goal" date;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "platform" text;--> statement-breakpoint
-- The owner sees no organization's rows while row-level security is forced; one transaction lifts and forces it.
ALTER TABLE "integrations" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sync_runs" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "sync_runs" r SET "platform" = i."platform" FROM "integrations" i WHERE i."org_id" = r."org_id" AND i."id" = r."integration_id";--> statement-breakpoint
ALTER TABLE "sync_runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "integrations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sync_runs" ALTER COLUMN "platform" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "scheduled_for" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "claimed_by" text;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "progressed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "waiting_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "account_reconciliations" ADD CONSTRAINT "account_reconciliations_org_id_ad_account_id_ad_accounts_org_id_id_fk" FOREIGN KEY ("org_id","ad_account_id") REFERENCES "public"."ad_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_circuits" ADD CONSTRAINT "sync_circuits_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sync_streams" ADD CONSTRAINT "sync_streams_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sync_runs_requested" ON "sync_runs" USING btree ("org_id","requested_at","id");--> statement-breakpoint
CREATE INDEX "sync_runs_finished" ON "sync_runs" USING btree ("org_id","finished_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sync_runs_tick" ON "sync_runs" USING btree ("org_id","integration_id","data_type","scheduled_for") WHERE "sync_runs"."scheduled_for" is not null;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind" CHECK ("alerts"."kind" in ('budget_used', 'budget_exhausted', 'token_expiring', 'token_dead', 'sync_failed', 'sync_stale', 'totals_drift'));--> statement-breakpoint
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_data_type" CHECK ("sync_runs"."data_type" in ('all', 'campaigns', 'metrics', 'posts', 'history'));--> statement-breakpoint
ALTER TABLE "sync_runs" ADD CONSTRAINT "sync_runs_status" CHECK ("sync_runs"."status" in ('queued', 'running', 'succeeded', 'failed', 'superseded'));--> statement-breakpoint
CREATE POLICY "tenant" ON "account_reconciliations" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "sync_circuits" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "sync_streams" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "account_reconciliations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sync_circuits" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sync_streams" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON account_reconciliations, sync_circuits, sync_streams TO cmis_app;--> statement-breakpoint
-- Finding the accounts whose past is not read yet.
GRANT SELECT (read_from, history_goal) ON ad_accounts TO cmis_system;
