ALTER TABLE "labels" DROP CONSTRAINT "labels_name";--> statement-breakpoint
ALTER TABLE "labels" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "labels_name" ON "labels" USING btree ("org_id","name_search") WHERE deleted_at is null;