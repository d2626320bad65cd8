CREATE TABLE "conversion_defaults" (
	"platform" text PRIMARY KEY NOT NULL,
	"conversions" text[] NOT NULL,
	"sales" text[] NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversion_defaults" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversion_choices" ALTER COLUMN "updated_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "conversion_choices" ADD COLUMN "last_event_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE POLICY "system_select" ON "conversion_choices" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_update" ON "conversion_choices" AS PERMISSIVE FOR UPDATE TO "cmis_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "shared" ON "conversion_defaults" AS PERMISSIVE FOR SELECT TO "cmis_app" USING (true);--> statement-breakpoint
CREATE POLICY "system_select" ON "conversion_defaults" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_insert" ON "conversion_defaults" AS PERMISSIVE FOR INSERT TO "cmis_system" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_update" ON "conversion_defaults" AS PERMISSIVE FOR UPDATE TO "cmis_system" USING (true) WITH CHECK (true);--> statement-breakpoint
ALTER TABLE "conversion_defaults" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT ON conversion_defaults TO cmis_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON conversion_defaults TO cmis_system;--> statement-breakpoint
GRANT SELECT (org_id, platform, recounted_at, last_event_at), UPDATE (last_event_at) ON conversion_choices TO cmis_system;--> statement-breakpoint
-- By these the facts of earlier releases are counted. Forced row-level security holds for the owner as well.
CREATE POLICY "migration" ON "conversion_defaults" TO cmis_owner USING (true) WITH CHECK (true);--> statement-breakpoint
INSERT INTO conversion_defaults (platform, conversions, sales, applied_at) VALUES
	('meta', '{purchase,lead}', '{purchase}', now()),
	('google', '{DEFAULT,PAGE_VIEW,PURCHASE,SIGNUP,DOWNLOAD,ADD_TO_CART,BEGIN_CHECKOUT,SUBSCRIBE_PAID,PHONE_CALL_LEAD,IMPORTED_LEAD,SUBMIT_LEAD_FORM,BOOK_APPOINTMENT,REQUEST_QUOTE,GET_DIRECTIONS,OUTBOUND_CLICK,CONTACT,ENGAGEMENT,STORE_VISIT,STORE_SALE,QUALIFIED_LEAD,CONVERTED_LEAD,UNKNOWN}', '{PURCHASE,SUBSCRIBE_PAID,STORE_SALE,DEFAULT,UNKNOWN}', now()),
	('tiktok', '{complete_payment,total_purchase,onsite_shopping,form,onsite_form,conversion}', '{complete_payment,total_purchase,onsite_shopping}', now()),
	('linkedin', '{externalWebsiteConversions,oneClickLeads}', '{externalWebsiteConversions}', now()),
	('twitter', '{conversion_purchases,conversion_sign_ups}', '{conversion_purchases}', now()),
	('snapchat', '{conversion_purchases,native_leads}', '{conversion_purchases}', now());--> statement-breakpoint
DROP POLICY "migration" ON "conversion_defaults";
