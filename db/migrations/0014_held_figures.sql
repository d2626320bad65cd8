CREATE TABLE "held_figures" (
	"org_id" uuid NOT NULL,
	"ad_account_id" uuid NOT NULL,
	"doubt" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	CONSTRAINT "held_figures_org_id_ad_account_id_pk" PRIMARY KEY("org_id","ad_account_id"),
	CONSTRAINT "held_figures_doubt" CHECK ("held_figures"."doubt" in ('conversions_missing', 'value_missing', 'value_without_conversions', 'other_scale', 'everything_missing', 'figure_missing'))
);
--> statement-breakpoint
ALTER TABLE "held_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alerts" DROP CONSTRAINT "alerts_kind";--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "warnings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "held_figures" ADD CONSTRAINT "held_figures_org_id_ad_account_id_ad_accounts_org_id_id_fk" FOREIGN KEY ("org_id","ad_account_id") REFERENCES "public"."ad_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind" CHECK ("alerts"."kind" in ('budget_used', 'budget_exhausted', 'budget_overspent', 'token_expiring', 'token_dead', 'sync_failed', 'sync_stale', 'totals_drift', 'ad_rejected', 'figures_held'));--> statement-breakpoint
CREATE POLICY "tenant" ON "held_figures" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "held_figures" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON held_figures TO cmis_app;
