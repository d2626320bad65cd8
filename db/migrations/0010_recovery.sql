CREATE TABLE "alert_evaluations" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"due_since" timestamp (3) with time zone NOT NULL,
	"announced_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "alert_evaluations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ad_issues" ADD COLUMN "received_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "ad_issues" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "ad_issues" SET "received_at" = greatest("reported_at", "created_at");--> statement-breakpoint
ALTER TABLE "ad_issues" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ad_issues" ALTER COLUMN "received_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ad_issues" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sync_runs" ADD COLUMN "handovers" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "reset_token_hash" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "reset_expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "reset_used_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_evaluations" ADD CONSTRAINT "alert_evaluations_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "users_reset_token" ON "users" USING btree ("reset_token_hash");--> statement-breakpoint
CREATE POLICY "tenant" ON "alert_evaluations" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "system_select" ON "alert_evaluations" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_update" ON "alert_evaluations" AS PERMISSIVE FOR UPDATE TO "cmis_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER TABLE "alert_evaluations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_evaluations TO cmis_app;--> statement-breakpoint
GRANT SELECT, UPDATE (announced_at) ON alert_evaluations TO cmis_system;
