CREATE TABLE "webhook_keys" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"platform" text NOT NULL,
	"key_hash" text NOT NULL,
	"key_ciphertext" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_keys_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "webhook_keys_key" UNIQUE("org_id","platform","key_hash"),
	CONSTRAINT "webhook_keys_platform" CHECK ("webhook_keys"."platform" in ('google', 'snapchat'))
);
--> statement-breakpoint
ALTER TABLE "webhook_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_keys" ADD CONSTRAINT "webhook_keys_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_keys_of_platform" ON "webhook_keys" USING btree ("platform","key_hash");--> statement-breakpoint
CREATE POLICY "tenant" ON "webhook_keys" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "system_select" ON "webhook_keys" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
ALTER TABLE "webhook_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON webhook_keys TO cmis_app;--> statement-breakpoint
-- The inbox: by whose key a delivery is verified is not known before it is.
GRANT SELECT (org_id, id, platform, key_hash, key_ciphertext) ON webhook_keys TO cmis_system;
