CREATE TABLE "erasures" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"along_ids" jsonb NOT NULL,
	"receipts" jsonb NOT NULL,
	"blob_keys" jsonb NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	"files_gone_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "inquiries" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "erasures_with_files" ON "erasures" USING btree ("erased_at") WHERE files_gone_at is null;--> statement-breakpoint
CREATE INDEX "attempts_by_reading" ON "attempts" USING btree ("reading_id");--> statement-breakpoint
CREATE INDEX "inquiries_by_content" ON "inquiries" USING gin ("question" jsonb_path_ops) WHERE kind in ('FACE_MATCH', 'LIVENESS', 'INVOICE', 'SESSION');