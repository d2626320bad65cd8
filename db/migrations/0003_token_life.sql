CREATE TABLE "organization_keys" (
	"org_id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"wrapped_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_keys_org_id_key_id_pk" PRIMARY KEY("org_id","key_id")
);
--> statement-breakpoint
ALTER TABLE "organization_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "token_events" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"integration_id" uuid NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" uuid,
	"cause" text NOT NULL,
	"outcome" text NOT NULL,
	"error_class" text,
	"error_code" text,
	"vendor_request_id" text,
	"failures" integer DEFAULT 0 NOT NULL,
	"duration_ms" integer,
	"version" integer,
	"token_expires_at" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	CONSTRAINT "token_events_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "token_events_cause" CHECK ("token_events"."cause" in ('consent', 'due', 'expired', 'rejected', 'disconnect')),
	CONSTRAINT "token_events_outcome" CHECK ("token_events"."outcome" in ('granted', 'refreshed', 'retry_wait', 'reauth_required', 'superseded', 'disconnected')),
	CONSTRAINT "token_events_actor" CHECK ("token_events"."actor_type" in ('user', 'api_token', 'sweep', 'sync', 'system'))
);
--> statement-breakpoint
ALTER TABLE "token_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "integration_credentials" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "integration_credentials" ADD COLUMN "retry_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "integration_credentials" ADD COLUMN "exchange_sent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "organization_keys" ADD CONSTRAINT "organization_keys_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_events" ADD CONSTRAINT "token_events_org_id_integration_id_integrations_org_id_id_fk" FOREIGN KEY ("org_id","integration_id") REFERENCES "public"."integrations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "token_events_integration" ON "token_events" USING btree ("org_id","integration_id","happened_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "organization_keys" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "system_select" ON "organization_keys" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "token_events" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "organization_keys" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "token_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON organization_keys TO cmis_app;--> statement-breakpoint
GRANT SELECT (org_id, key_id, wrapped_key) ON organization_keys TO cmis_system;--> statement-breakpoint
-- The log grows and is read; nothing in the product can change or remove a line.
GRANT SELECT, INSERT ON token_events TO cmis_app;--> statement-breakpoint
GRANT SELECT (failures, retry_at, exchange_sent_at) ON integration_credentials TO cmis_system;
