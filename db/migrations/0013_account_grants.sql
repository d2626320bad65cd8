CREATE TABLE "ad_account_grants" (
	"org_id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"wanted" boolean,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"access_path" text,
	CONSTRAINT "ad_account_grants_org_id_integration_id_account_id_pk" PRIMARY KEY("org_id","integration_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "ad_account_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profile_grants" (
	"org_id" uuid NOT NULL,
	"integration_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"wanted" boolean,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"gone_at" timestamp (3) with time zone,
	CONSTRAINT "profile_grants_org_id_integration_id_account_id_pk" PRIMARY KEY("org_id","integration_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "profile_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ad_account_grants" ADD CONSTRAINT "ad_account_grants_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_account_grants" ADD CONSTRAINT "ad_account_grants_org_id_account_id_ad_accounts_org_id_id_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."ad_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_grants" ADD CONSTRAINT "profile_grants_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_grants" ADD CONSTRAINT "profile_grants_org_id_account_id_profiles_org_id_id_fk" FOREIGN KEY ("org_id","account_id") REFERENCES "public"."profiles"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ad_account_grants_account" ON "ad_account_grants" USING btree ("org_id","account_id");--> statement-breakpoint
CREATE INDEX "profile_grants_account" ON "profile_grants" USING btree ("org_id","account_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "ad_account_grants" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "profile_grants" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "ad_account_grants" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "profile_grants" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ad_account_grants, profile_grants TO cmis_app;
