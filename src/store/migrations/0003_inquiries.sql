CREATE TABLE "inquiries" (
	"id" text PRIMARY KEY NOT NULL,
	"tenant" text NOT NULL,
	"kind" text NOT NULL,
	"session_id" text,
	"customer_id" text,
	"subject_id" text,
	"lifecycle" text NOT NULL,
	"revision" integer NOT NULL,
	"question" jsonb NOT NULL,
	"outcome" jsonb,
	"strategy" jsonb NOT NULL,
	"scenario" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "attempts" RENAME COLUMN "document_id" TO "work_id";--> statement-breakpoint
ALTER TABLE "attempts" DROP CONSTRAINT "attempts_once";--> statement-breakpoint
ALTER TABLE "attempts" DROP CONSTRAINT "attempts_document_id_documents_id_fk";
--> statement-breakpoint
ALTER TABLE "images" ALTER COLUMN "document_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "inquiry_id" text;--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "session_id" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "text" jsonb;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "plates" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "wishes" jsonb DEFAULT '{"selfie":false,"liveness":false}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "strategy" jsonb DEFAULT '{"mode":"FALLBACK","providers":null,"quorum":2,"deadlineMs":null,"maxCost":null,"fresh":false,"wanted":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "scenario" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "cross_checks" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "is_customer_new" boolean;--> statement-breakpoint
ALTER TABLE "inquiries" ADD CONSTRAINT "inquiries_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inquiries_by_age" ON "inquiries" USING btree ("tenant","kind","created_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_by_session" ON "inquiries" USING btree ("session_id","created_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_by_customer" ON "inquiries" USING btree ("tenant","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_by_subject" ON "inquiries" USING btree ("subject_id","created_at","id");--> statement-breakpoint
CREATE INDEX "inquiries_unfinished" ON "inquiries" USING btree ("updated_at") WHERE lifecycle in ('QUEUED', 'PROCESSING');--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_inquiry_id_inquiries_id_fk" FOREIGN KEY ("inquiry_id") REFERENCES "public"."inquiries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "images_by_inquiry" ON "images" USING btree ("inquiry_id");--> statement-breakpoint
CREATE INDEX "images_by_session" ON "images" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_once" UNIQUE("work_id","provider");--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_one_owner" CHECK (num_nonnulls("images"."document_id", "images"."inquiry_id", "images"."session_id") = 1);--> statement-breakpoint
-- Until now every answer was one about a document.
UPDATE "readings" SET "reading" = jsonb_build_object('kind', 'DOCUMENT', 'document', "reading");
