-- A pattern of a person as one of LIKE, spelled as searches spell a text: a part of it, with * for any text. Null for a
-- pattern without a letter, digit or sign. Stored columns are made by it: a changed rule is another function.
CREATE FUNCTION search_pattern(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN btrim(search_fold(value), '* ') = '' THEN NULL ELSE '%' ||
  replace(replace(replace(replace(search_fold(value), '\', '\\'), '%', '\%'), '_', '\_'), '*', '%') || '%' END;--> statement-breakpoint
REVOKE ALL ON FUNCTION search_pattern(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION search_pattern(text) TO cmis_app;--> statement-breakpoint
CREATE TABLE "campaign_labels" (
	"org_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"label_id" uuid NOT NULL,
	"attached" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "campaign_labels_org_id_campaign_id_label_id_pk" PRIMARY KEY("org_id","campaign_id","label_id")
);
--> statement-breakpoint
ALTER TABLE "campaign_labels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "labels" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"name_search" text GENERATED ALWAYS AS (search_fold(name)) STORED NOT NULL,
	"colour" text NOT NULL,
	"pattern" text,
	"pattern_like" text GENERATED ALWAYS AS (search_pattern(pattern)) STORED,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "labels_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "labels_name" UNIQUE("org_id","name_search"),
	CONSTRAINT "labels_colour" CHECK ("labels"."colour" in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink')),
	CONSTRAINT "labels_pattern" CHECK (("labels"."pattern" is null) = ("labels"."pattern_like" is null))
);
--> statement-breakpoint
ALTER TABLE "labels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_labels" (
	"org_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"label_id" uuid NOT NULL,
	"attached" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_labels_org_id_post_id_label_id_pk" PRIMARY KEY("org_id","post_id","label_id")
);
--> statement-breakpoint
ALTER TABLE "post_labels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "text_search" text GENERATED ALWAYS AS (search_fold(text)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_labels" ADD CONSTRAINT "campaign_labels_org_id_campaign_id_campaigns_org_id_id_fk" FOREIGN KEY ("org_id","campaign_id") REFERENCES "public"."campaigns"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_labels" ADD CONSTRAINT "campaign_labels_org_id_label_id_labels_org_id_id_fk" FOREIGN KEY ("org_id","label_id") REFERENCES "public"."labels"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "labels" ADD CONSTRAINT "labels_org_id_organizations_id_fk" FOREIGN KEY ("org_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_labels" ADD CONSTRAINT "post_labels_org_id_post_id_posts_org_id_id_fk" FOREIGN KEY ("org_id","post_id") REFERENCES "public"."posts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_labels" ADD CONSTRAINT "post_labels_org_id_label_id_labels_org_id_id_fk" FOREIGN KEY ("org_id","label_id") REFERENCES "public"."labels"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_labels_of_label" ON "campaign_labels" USING btree ("org_id","label_id");--> statement-breakpoint
CREATE INDEX "post_labels_of_label" ON "post_labels" USING btree ("org_id","label_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "campaign_labels" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "labels" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant" ON "post_labels" AS PERMISSIVE FOR ALL TO public USING ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid)) WITH CHECK ("org_id" = (select nullif(current_setting('app.org_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "labels" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "campaign_labels" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "post_labels" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON labels TO cmis_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_labels TO cmis_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON post_labels TO cmis_app;
