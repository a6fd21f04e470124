ALTER TABLE "documents" ADD COLUMN "improving" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "documents_improving" ON "documents" USING btree ("updated_at") WHERE improving;