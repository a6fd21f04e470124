CREATE TABLE "claims" (
	"tenant" text NOT NULL,
	"sha256" text NOT NULL,
	"provider" text NOT NULL,
	"question_hash" text NOT NULL,
	"mapping_version" integer NOT NULL,
	"attempt_id" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "claims_once" PRIMARY KEY("tenant","sha256","provider","question_hash","mapping_version")
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "strategy" jsonb DEFAULT '{"mode":"FALLBACK","providers":null,"quorum":2,"deadlineMs":null,"maxCost":null,"fresh":false,"wanted":null}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "scenario" text;