ALTER TABLE "ad_accounts" ADD COLUMN "access_path" text;--> statement-breakpoint
-- Connections made so far are of platforms with one consent; the default fills them, which an UPDATE under
-- row-level security could not.
ALTER TABLE "integrations" ADD COLUMN "consents_granted" text[] DEFAULT '{ads_and_posts}' NOT NULL;--> statement-breakpoint
ALTER TABLE "integrations" ALTER COLUMN "consents_granted" SET DEFAULT '{}';--> statement-breakpoint
ALTER TABLE "oauth_states" ADD COLUMN "consent" text DEFAULT 'ads_and_posts' NOT NULL;--> statement-breakpoint
ALTER TABLE "oauth_states" ADD COLUMN "renews_others" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "oauth_states" ADD COLUMN "secret_ciphertext" text;--> statement-breakpoint
CREATE INDEX "ad_accounts_of_platform" ON "ad_accounts" USING btree ("platform","external_id");--> statement-breakpoint
CREATE POLICY "system_select" ON "ad_accounts" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
-- Whether an account is read by another organization: no names, no currency.
GRANT SELECT (org_id, integration_id, platform, external_id, selected) ON ad_accounts TO cmis_system;
