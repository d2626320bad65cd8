ALTER TABLE "sync_circuits" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "sync_circuits" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "sync_circuits" ADD COLUMN "limited_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "sync_circuits_of_account" ON "sync_circuits" USING btree ("platform","external_id");--> statement-breakpoint
CREATE POLICY "system_select" ON "sync_circuits" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
-- Which breaks of an ad account hold for all who read it; never who met them.
GRANT SELECT (org_id, platform, external_id, open_until, limited_until, error_class, error_code) ON sync_circuits TO cmis_system;
