CREATE TABLE "campaign_changes" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	"status_before" text NOT NULL,
	"status" text NOT NULL,
	"daily_budget_micros_before" bigint,
	"daily_budget_micros" bigint,
	"lifetime_budget_micros_before" bigint,
	"lifetime_budget_micros" bigint,
	CONSTRAINT "campaign_changes_org_id_campaign_id_observed_at_pk" PRIMARY KEY("org_id","campaign_id","observed_at")
);
--> statement-breakpoint
ALTER TABLE "campaign_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "changes_from" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_changes" ADD CONSTRAINT "campaign_changes_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "tenant" ON "campaign_changes" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "campaign_changes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_changes TO cmis_app;
