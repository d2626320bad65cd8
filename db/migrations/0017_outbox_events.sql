CREATE TABLE "outbox_events" (
	"org_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_events_org_id_event_id_pk" PRIMARY KEY("org_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "outbox_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "outbox_events_waiting" ON "outbox_events" USING btree ("attempts","created_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "outbox_events" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "system_select" ON "outbox_events" AS PERMISSIVE FOR SELECT TO "cmis_system" USING (true);--> statement-breakpoint
CREATE POLICY "system_insert" ON "outbox_events" AS PERMISSIVE FOR INSERT TO "cmis_system" WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_update" ON "outbox_events" AS PERMISSIVE FOR UPDATE TO "cmis_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "system_delete" ON "outbox_events" AS PERMISSIVE FOR DELETE TO "cmis_system" USING (true);--> statement-breakpoint
ALTER TABLE "outbox_events" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_events TO cmis_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (attempts), DELETE ON outbox_events TO cmis_system;--> statement-breakpoint
-- The owner sees no organization's rows while row-level security is forced; one transaction lifts and forces it.
ALTER TABLE "sync_runs" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox_events" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Queued runs that the engine had no event of. Scheduled ones begin at the slot of their integration (slot.ts).
INSERT INTO "outbox_events" ("org_id", "event_id", "name", "data")
SELECT "org_id", "id"::text, 'sync/run.requested', jsonb_build_object(
  'orgId', "org_id", 'integrationId', "integration_id", 'platform', "platform", 'runId', "id",
  'priority', CASE WHEN "data_type" = 'history' THEN -600 WHEN "trigger" = 'schedule' THEN 0
    WHEN "trigger" = 'webhook' THEN 300 ELSE 600 END,
  'delaySeconds', CASE WHEN "scheduled_for" IS NULL THEN 0
    ELSE ('x' || left(encode(sha256(convert_to("integration_id"::text, 'UTF8')), 'hex'), 8))::bit(32)::bigint % 300 END)
FROM "sync_runs" WHERE "status" = 'queued' AND "announced_at" IS NULL;--> statement-breakpoint
-- Deliveries that the engine had no event of.
INSERT INTO "outbox_events" ("org_id", "event_id", "name", "data")
SELECT "org_id", "id"::text || CASE WHEN "replays" > 0 THEN ':turn-' || "replays" ELSE '' END,
  'webhook/delivery.received', jsonb_build_object('orgId', "org_id", 'deliveryId', "id", 'turn', "replays")
FROM "webhook_deliveries" WHERE "status" = 'received' AND "announced_at" IS NULL;--> statement-breakpoint
ALTER TABLE "alert_evaluations" RENAME COLUMN "announced_at" TO "last_event_at";--> statement-breakpoint
ALTER TABLE "sync_runs" RENAME COLUMN "announced_at" TO "last_event_at";--> statement-breakpoint
ALTER TABLE "webhook_deliveries" RENAME COLUMN "announced_at" TO "last_event_at";--> statement-breakpoint
UPDATE "sync_runs" SET "last_event_at" = now() WHERE "last_event_at" IS NULL;--> statement-breakpoint
UPDATE "webhook_deliveries" SET "last_event_at" = now() WHERE "last_event_at" IS NULL;--> statement-breakpoint
ALTER TABLE "sync_runs" ALTER COLUMN "last_event_at" SET DEFAULT now(), ALTER COLUMN "last_event_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ALTER COLUMN "last_event_at" SET DEFAULT now(), ALTER COLUMN "last_event_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sync_runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "outbox_events" FORCE ROW LEVEL SECURITY;
