CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"document_id" text NOT NULL,
	"provider" text NOT NULL,
	"position" integer NOT NULL,
	"lifecycle" text NOT NULL,
	"served_from" text NOT NULL,
	"reading_id" text,
	"age_ms" integer,
	"latency_ms" integer,
	"cost" jsonb,
	"external_id" text,
	"handle" jsonb,
	"calls" integer NOT NULL,
	"error" jsonb,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "attempts_once" UNIQUE("document_id","provider")
);
--> statement-breakpoint
CREATE TABLE "document_images" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"document_id" text NOT NULL,
	"role" text NOT NULL,
	"blob_key" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_length" integer NOT NULL,
	"sha256" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"page_count" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"session_id" text,
	"customer_id" text,
	"kind" text NOT NULL,
	"country" text,
	"side" text,
	"lifecycle" text NOT NULL,
	"verdict" text,
	"next_action" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"question" jsonb NOT NULL,
	"fields" jsonb NOT NULL,
	"mrz" jsonb,
	"barcodes" jsonb NOT NULL,
	"checks" jsonb NOT NULL,
	"merge_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"sha256" text NOT NULL,
	"provider" text NOT NULL,
	"question_hash" text NOT NULL,
	"mapping_version" integer NOT NULL,
	"reading" jsonb NOT NULL,
	"warnings" jsonb NOT NULL,
	"raw" jsonb,
	"external_id" text,
	"cost" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"client_key" text,
	"customer_id" text,
	"schema_id" text,
	"lifecycle" text NOT NULL,
	"verdict" text,
	"next_action" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_client_key" UNIQUE("tenant","client_key")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"state" text NOT NULL,
	"byte_length" integer NOT NULL,
	"sha256" text NOT NULL,
	"blob_key" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "uploads_received_has_bytes" CHECK ("uploads"."state" = 'OPEN' or "uploads"."blob_key" is not null)
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_reading_id_readings_id_fk" FOREIGN KEY ("reading_id") REFERENCES "public"."readings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_images" ADD CONSTRAINT "document_images_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_images_by_document" ON "document_images" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "document_images_by_content" ON "document_images" USING btree ("tenant","sha256");--> statement-breakpoint
CREATE INDEX "document_images_by_blob" ON "document_images" USING btree ("blob_key");--> statement-breakpoint
CREATE INDEX "documents_by_age" ON "documents" USING btree ("tenant","created_at","id");--> statement-breakpoint
CREATE INDEX "documents_by_session" ON "documents" USING btree ("session_id","created_at","id");--> statement-breakpoint
CREATE INDEX "documents_by_customer" ON "documents" USING btree ("tenant","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "documents_unfinished" ON "documents" USING btree ("updated_at") WHERE lifecycle in ('QUEUED', 'PROCESSING');--> statement-breakpoint
CREATE UNIQUE INDEX "readings_once" ON "readings" USING btree ("tenant","sha256","provider","question_hash","mapping_version");--> statement-breakpoint
CREATE INDEX "sessions_by_age" ON "sessions" USING btree ("tenant","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_by_customer" ON "sessions" USING btree ("tenant","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "uploads_by_expiry" ON "uploads" USING btree ("expires_at");