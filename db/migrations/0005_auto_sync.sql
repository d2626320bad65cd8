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
ALTER TABLE "ad_accounts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- What was read whole before this version: each reading began at the latest where the one before it had ended.
UPDATE "ad_accounts" a SET "read_from" = w."first", "read_to" = w."last", "history_goal" = w."last" - 395
FROM (
  SELECT r."org_id", split_part(c."key", ':', 2) AS "account",
    min((c."value"::jsonb -> 'window' ->> 'from')::date) AS "first", max((c."value"::jsonb -> 'window' ->> 'to')::date) AS "last"
  FROM "sync_runs" r CROSS JOIN LATERAL jsonb_each_text(r."cursors") c
  WHERE c."key" LIKE 'metrics:%' AND c."value"::jsonb ->> 'state' = 'done' AND c."value"::jsonb ? 'window'
  GROUP BY 1, 2
) w WHERE a."org_id" = w."org_id" AND a."id"::text = w."account";--> statement-breakpoint
ALTER TABLE "ad_accounts" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE INDEX "ad_accounts_past" ON "ad_accounts" USING btree ("org_id","integration_id") WHERE "ad_accounts"."selected" and "ad_accounts"."read_from" > "ad_accounts"."history_goal";--> statement-breakpoint
CREATE INDEX "sync_runs_kind" ON "sync_runs" USING btree ("org_id","integration_id","data_type","requested_at");--> statement-breakpoint
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
GRANT SELECT (read_from, history_goal) ON ad_accounts TO cmis_system;--> statement-breakpoint
DROP INDEX "ad_metrics_account_date";--> statement-breakpoint
ALTER TABLE "ad_metrics" DROP CONSTRAINT "ad_metrics_org_id_campaign_id_campaigns_org_id_id_fk";--> statement-breakpoint
ALTER TABLE "ad_metric_revisions" DROP CONSTRAINT "ad_metric_revisions_org_id_campaign_id_campaigns_org_id_id_fk";--> statement-breakpoint
-- What the two foreign keys promised, asked once a statement instead of once a row. With the rights of who writes:
-- a campaign that row-level security hides is not there.
CREATE FUNCTION require_campaigns_of_facts() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
DECLARE
  named bigint;
  found bigint;
BEGIN
  WITH keys AS MATERIALIZED (
    SELECT DISTINCT org_id, campaign_id FROM written
  ), held AS (
    -- Locked against deletion until the facts are committed, as a foreign key would.
    SELECT 1 FROM public.campaigns AS c WHERE (c.org_id, c.id) IN (SELECT org_id, campaign_id FROM keys) FOR KEY SHARE
  )
  SELECT (SELECT pg_catalog.count(*) FROM keys), (SELECT pg_catalog.count(*) FROM held) INTO named, found;
  IF found < named THEN
    RAISE foreign_key_violation USING MESSAGE = pg_catalog.format('%s names a campaign that does not exist', TG_TABLE_NAME);
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE FUNCTION forbid_facts_without_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM removed AS c JOIN public.ad_metrics AS m ON m.org_id = c.org_id AND m.campaign_id = c.id)
    OR EXISTS (SELECT 1 FROM removed AS c
      JOIN public.ad_metric_revisions AS r ON r.org_id = c.org_id AND r.campaign_id = c.id) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a deleted campaign still has facts';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION require_campaigns_of_facts(), forbid_facts_without_campaign() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER facts_have_campaigns AFTER INSERT ON ad_metrics
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_campaigns_of_facts();--> statement-breakpoint
CREATE TRIGGER facts_have_campaigns AFTER INSERT ON ad_metric_revisions
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_campaigns_of_facts();--> statement-breakpoint
CREATE TRIGGER facts_have_campaigns AFTER DELETE ON campaigns
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION forbid_facts_without_campaign();--> statement-breakpoint
-- The triggers look at inserts: the key of a fact must not move afterwards.
REVOKE UPDATE ON ad_metrics, ad_metric_revisions FROM cmis_app;--> statement-breakpoint
GRANT UPDATE (ad_account_id, currency, impressions, clicks, link_clicks, spend_micros, conversions,
  conversion_value_micros, video_views, reach, first_seen_at, observed_at) ON ad_metrics TO cmis_app;
