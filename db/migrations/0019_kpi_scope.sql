ALTER TABLE "kpi_targets" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD COLUMN "ad_account_id" uuid;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD COLUMN "repeats" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD COLUMN "repeats_until" date;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD CONSTRAINT "kpi_targets_org_id_ad_account_id_ad_accounts_org_id_id_fk" FOREIGN KEY ("org_id","ad_account_id") REFERENCES "public"."ad_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD CONSTRAINT "kpi_targets_repeats" CHECK ("kpi_targets"."repeats" in ('none', 'monthly'));--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD CONSTRAINT "kpi_targets_scope" CHECK (num_nonnulls("kpi_targets"."platform", "kpi_targets"."ad_account_id") <= 1);--> statement-breakpoint
ALTER TABLE "kpi_targets" ADD CONSTRAINT "kpi_targets_months" CHECK (case "kpi_targets"."repeats" when 'monthly' then extract(day from "kpi_targets"."starts_on") = 1
          and "kpi_targets"."ends_on" = ("kpi_targets"."starts_on" + interval '1 month' - interval '1 day')::date
          and ("kpi_targets"."repeats_until" is null
            or "kpi_targets"."repeats_until" >= "kpi_targets"."ends_on" and extract(day from "kpi_targets"."repeats_until" + 1) = 1)
        else "kpi_targets"."repeats_until" is null end);