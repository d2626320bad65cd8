CREATE TABLE "ad_metric_action_revisions" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"date" date NOT NULL,
	"action" text NOT NULL,
	"conversions" numeric(20, 6) NOT NULL,
	"value_micros" bigint,
	"observed_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ad_metric_action_revisions_pk" PRIMARY KEY("org_id","campaign_id","date","action","observed_at")
) PARTITION BY RANGE ("date");
--> statement-breakpoint
ALTER TABLE "ad_metric_action_revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ad_metric_actions" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"date" date NOT NULL,
	"ad_account_id" uuid NOT NULL,
	"action" text NOT NULL,
	"conversions" numeric(20, 6) NOT NULL,
	"value_micros" bigint,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ad_metric_actions_org_id_campaign_id_date_action_pk" PRIMARY KEY("org_id","campaign_id","date","action")
) PARTITION BY RANGE ("date");
--> statement-breakpoint
ALTER TABLE "ad_metric_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversion_choices" (
	"org_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"conversions" text[],
	"sales" text[],
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"recounted_at" timestamp (3) with time zone,
	CONSTRAINT "conversion_choices_org_id_platform_pk" PRIMARY KEY("org_id","platform"),
	CONSTRAINT "conversion_choices_sales" CHECK ("conversion_choices"."sales" <@ "conversion_choices"."conversions"),
	CONSTRAINT "conversion_choices_both" CHECK (("conversion_choices"."conversions" is null) = ("conversion_choices"."sales" is null))
);
--> statement-breakpoint
ALTER TABLE "conversion_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ad_accounts" ADD COLUMN "actions_from" date;--> statement-breakpoint
ALTER TABLE "conversion_choices" ADD CONSTRAINT "conversion_choices_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_metric_action_revisions" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_metric_actions" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "conversion_choices" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "ad_metric_action_revisions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ad_metric_actions" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversion_choices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON conversion_choices TO cmis_app;--> statement-breakpoint
-- As for the other facts, the key does not move after the triggers have seen it.
GRANT SELECT, INSERT, DELETE ON ad_metric_actions, ad_metric_action_revisions TO cmis_app;--> statement-breakpoint
GRANT UPDATE (conversions, value_micros, observed_at) ON ad_metric_actions TO cmis_app;--> statement-breakpoint
CREATE OR REPLACE FUNCTION forbid_facts_without_campaign() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM removed AS c JOIN public.ad_metrics AS m ON m.org_id = c.org_id AND m.campaign_id = c.id)
    OR EXISTS (SELECT 1 FROM removed AS c
      JOIN public.ad_metric_revisions AS r ON r.org_id = c.org_id AND r.campaign_id = c.id)
    OR EXISTS (SELECT 1 FROM removed AS c
      JOIN public.ad_metric_actions AS a ON a.org_id = c.org_id AND a.campaign_id = c.id)
    OR EXISTS (SELECT 1 FROM removed AS c
      JOIN public.ad_metric_action_revisions AS r ON r.org_id = c.org_id AND r.campaign_id = c.id) THEN
    RAISE foreign_key_violation USING MESSAGE = 'a deleted campaign still has facts';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER facts_have_campaigns AFTER INSERT ON ad_metric_actions
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_campaigns_of_facts();--> statement-breakpoint
CREATE TRIGGER facts_have_campaigns AFTER INSERT ON ad_metric_action_revisions
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION require_campaigns_of_facts();--> statement-breakpoint
-- As before, with the partitions of the actions.
CREATE OR REPLACE FUNCTION provision_ad_metrics_partitions(months_ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
  parent text;
  first_day date;
  partition text;
  made integer := 0;
BEGIN
  IF months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months_ahead must be between 0 and 24';
  END IF;
  -- Two callers at once: the second finds everything made.
  PERFORM pg_catalog.pg_advisory_xact_lock(7310222);
  FOREACH parent IN ARRAY ARRAY['ad_metrics', 'ad_metric_revisions', 'ad_metric_actions', 'ad_metric_action_revisions'] LOOP
    FOR first_day IN
      SELECT pg_catalog.generate_series(
        pg_catalog.date_trunc('month', pg_catalog.now() AT TIME ZONE 'UTC') - interval '14 months',
        pg_catalog.date_trunc('month', pg_catalog.now() AT TIME ZONE 'UTC') + pg_catalog.make_interval(months => months_ahead),
        interval '1 month')::date
    LOOP
      partition := parent || '_' || pg_catalog.to_char(first_day, 'YYYY_MM');
      CONTINUE WHEN pg_catalog.to_regclass('public.' || partition) IS NOT NULL;
      EXECUTE pg_catalog.format('CREATE TABLE public.%I PARTITION OF public.%I FOR VALUES FROM (%L) TO (%L)',
        partition, parent, first_day, (first_day + interval '1 month')::date);
      -- A partition has no policy of its own, so that it shows nothing when it is read past its parent.
      EXECUTE pg_catalog.format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', partition);
      EXECUTE pg_catalog.format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', partition);
      made := made + 1;
    END LOOP;
  END LOOP;
  RETURN made;
END
$$;--> statement-breakpoint
SELECT provision_ad_metrics_partitions(3);
