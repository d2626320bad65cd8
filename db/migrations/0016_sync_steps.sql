CREATE TABLE "sync_steps" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid,
	"state" text DEFAULT 'open' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"checkpoint" jsonb,
	"cursor" text,
	"window_from" date,
	"window_to" date,
	"warnings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"error_class" text,
	"error_code" text,
	"vendor_request_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"token_version" integer,
	CONSTRAINT "sync_steps_org_id_run_id_position_pk" PRIMARY KEY("org_id","run_id","position"),
	CONSTRAINT "sync_steps_kind" CHECK ("sync_steps"."kind" in ('accounts', 'profiles', 'campaigns', 'metrics', 'posts', 'history', 'totals')),
	CONSTRAINT "sync_steps_state" CHECK ("sync_steps"."state" in ('open', 'done', 'failed')),
	CONSTRAINT "sync_steps_subject" CHECK (("sync_steps"."subject_id" is null) = ("sync_steps"."kind" in ('accounts', 'profiles')))
);
--> statement-breakpoint
ALTER TABLE "sync_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sync_steps" ADD CONSTRAINT "sync_steps_org_id_run_id_sync_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."sync_runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- The owner sees no organization's rows while row-level security is forced; one transaction lifts and forces it.
ALTER TABLE "sync_runs" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Every step of every run, in the order in which it was read so far: an open run continues from its last page. An escape
-- that jsonb refuses (NUL, half a surrogate pair) may be part of a platform's cursor: it is spelled "<u0000>" meanwhile.
INSERT INTO "sync_steps" ("org_id", "run_id", "position", "kind", "subject_id", "state", "checkpoint", "cursor",
  "window_from", "window_to", "warnings", "error_class", "error_code", "vendor_request_id", "attempts", "retry_at",
  "token_version")
SELECT s."org_id", s."run_id",
  row_number() OVER (PARTITION BY s."org_id", s."run_id" ORDER BY k."rank", s."number", s."subject" COLLATE "C"),
  s."kind", nullif(s."subject", '')::uuid, s."step" ->> 'state',
  CASE WHEN jsonb_typeof(s."step" -> 'memo') = 'object' THEN (s."step" -> 'memo') - 'window' - 'warnings' END,
  CASE WHEN jsonb_typeof(s."step" -> 'position') = 'object'
    THEN regexp_replace((s."step" -> 'position')::text, '<u(0000|d[89a-f][0-9a-f]{2})>', '\\u\1', 'gi') END,
  (coalesce(s."step" -> 'window', s."step" -> 'memo' -> 'window') ->> 'from')::date,
  (coalesce(s."step" -> 'window', s."step" -> 'memo' -> 'window') ->> 'to')::date,
  coalesce(s."step" -> 'warnings', s."step" -> 'memo' -> 'warnings', '{}'),
  coalesce(s."step" -> 'trouble', s."step") ->> 'errorClass',
  coalesce(s."step" -> 'trouble', s."step") ->> 'errorCode',
  coalesce(s."step" -> 'trouble', s."step") ->> 'vendorRequestId',
  coalesce((s."step" -> 'trouble' ->> 'tries')::integer, 0),
  (s."step" ->> 'retryAt')::timestamptz,
  (s."step" ->> 'tokenVersion')::integer
FROM (
  SELECT r."org_id", r."id" AS "run_id", split_part(c."key", ':', 1) AS "kind", split_part(c."key", ':', 2) AS "subject",
    nullif(split_part(c."key", ':', 3), '')::integer AS "number",
    regexp_replace(c."value", '(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][0-9a-f]{2})', '\1<u\2>', 'gi')::jsonb AS "step"
  FROM "sync_runs" r CROSS JOIN LATERAL jsonb_each_text(r."cursors") c
) s
JOIN (VALUES ('accounts', 1), ('profiles', 2), ('campaigns', 3), ('metrics', 4), ('totals', 5), ('posts', 6),
  ('history', 7)) AS k("kind", "rank") ON k."kind" = s."kind";--> statement-breakpoint
ALTER TABLE "sync_runs" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "sync_runs" DROP COLUMN "cursors";--> statement-breakpoint
CREATE POLICY "tenant" ON "sync_steps" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "sync_steps" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sync_steps TO cmis_app;
