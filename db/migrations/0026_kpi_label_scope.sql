ALTER TABLE "kpi_targets" DROP CONSTRAINT "kpi_targets_scope";--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD COLUMN "label_id" uuid;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD CONSTRAINT "kpi_targets_org_id_label_id_labels_org_id_id_fk" FOREIGN KEY ("org_id","label_id") REFERENCES "public"."labels"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD CONSTRAINT "kpi_targets_scope" CHECK (num_nonnulls("kpi_targets"."platform", "kpi_targets"."ad_account_id", "kpi_targets"."label_id") <= 1);