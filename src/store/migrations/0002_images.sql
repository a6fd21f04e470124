ALTER TABLE "document_images" RENAME TO "images";--> statement-breakpoint
ALTER TABLE "images" DROP CONSTRAINT "document_images_document_id_documents_id_fk";
--> statement-breakpoint
DROP INDEX "document_images_by_document";--> statement-breakpoint
DROP INDEX "document_images_by_content";--> statement-breakpoint
DROP INDEX "document_images_by_blob";--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "images_by_document" ON "images" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "images_by_content" ON "images" USING btree ("tenant","sha256");--> statement-breakpoint
CREATE INDEX "images_by_blob" ON "images" USING btree ("blob_key");