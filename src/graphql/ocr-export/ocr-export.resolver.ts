import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Document as DomainDocument } from '../../domain/document.js';
import type { UserError } from '../../domain/errors.js';
import type { InquiryOf } from '../../domain/inquiry.js';
import type { OcrExportReading } from '../../domain/ocr-export.js';
import type { ExportPreview, ExportRequest } from '../../services/export-ocr-result.js';
import { exportOcrResult, previewOcrExport } from '../../services/export-ocr-result.js';
import type { StoredAttempt } from '../../store/attempts.js';
import { findInquiry } from '../../store/inquiries.js';
import { Attempt } from '../attempt/attempt.type.js';
import type { GraphContext } from '../context.js';
import { Customer } from '../customer/customer.type.js';
import { Document } from '../document/document.type.js';
import { answerMutation, checkWait } from '../problems.js';
import { scenarioOf } from '../strategy/scenario.js';
import { toStrategy } from '../strategy/strategy.input.js';
import { lookAtTracked, whenEnded } from '../tracked.js';
import { ExportOcrResultInput, toAdditions } from './ocr-export.input.js';
import {
  ExportOcrResultPayload,
  OcrExport,
  OcrExportAnswer,
  OcrExportPreviewPayload,
  OcrExportTarget,
} from './ocr-export.type.js';

type DomainExport = InquiryOf<'OCR_EXPORT'>;

interface Asked {
  ocrExport: DomainExport | null;
  alreadyAsked: boolean;
}

@Resolver(() => OcrExport)
export class OcrExportResolver {
  @Query(() => OcrExport, {
    nullable: true,
    description: 'One export. With waitMs it waits for a revision newer than afterRevision, or for the end.',
  })
  ocrExport(
    @Arg('id', () => ID) id: string,
    @Arg('afterRevision', () => Int, { nullable: true }) afterRevision: number | null,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<DomainExport> {
    return lookAtTracked(context, 'export', { id, afterRevision, waitMs }, () => find(context, id));
  }

  @Query(() => OcrExportPreviewPayload, {
    description: 'What exportOcrResult would send for the same input, to the letter. Sends nothing and keeps nothing.',
  })
  ocrExportPreview(
    @Arg('input', () => ExportOcrResultInput) input: ExportOcrResultInput,
    @Ctx() { parts, caller }: GraphContext,
  ): Promise<{ requests: ExportPreview[]; userErrors: UserError[] }> {
    return answerMutation(
      input,
      async () => ({ requests: await previewOcrExport(parts, caller, toRequest(parts, input), ['input']) }),
      { requests: [] as ExportPreview[] },
    );
  }

  @Mutation(() => ExportOcrResultPayload, {
    description:
      'Writes a document’s result to a customer system, once: asked for the very same again, it answers with the export that there is. Answers once it is safely stored; with waitMs it waits for the end.',
  })
  exportOcrResult(
    @Arg('input', () => ExportOcrResultInput) input: ExportOcrResultInput,
    @Arg('waitMs', () => Int, { defaultValue: 0, description: '0 to 25000.' }) waitMs: number,
    @Ctx() context: GraphContext,
  ): Promise<Asked & { userErrors: UserError[] }> {
    checkWait(waitMs, null);
    const { parts, caller } = context;
    return answerMutation<Asked>(
      input,
      async () => {
        const begun = await exportOcrResult(parts, caller, toRequest(parts, input), ['input']);
        const ocrExport = await whenEnded(context, begun.ocrExport, (id) => find(context, id), waitMs);
        return { ocrExport, alreadyAsked: begun.alreadyAsked };
      },
      { ocrExport: null, alreadyAsked: false },
    );
  }

  @FieldResolver(() => Document, { nullable: true })
  document(@Root() { question }: DomainExport, @Ctx() { loaders }: GraphContext): Promise<DomainDocument | null> {
    return loaders.document.load(question.documentId);
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: DomainExport): Customer | null {
    return customerId === null ? null : { id: customerId };
  }

  @FieldResolver(() => Int)
  documentRevision(@Root() { question }: DomainExport): number {
    return question.documentRevision;
  }

  @FieldResolver(() => OcrExportTarget)
  target(@Root() { question }: DomainExport): OcrExportTarget {
    return question.target;
  }

  @FieldResolver(() => OcrExportAnswer, { nullable: true })
  answer(@Root() { outcome }: DomainExport): OcrExportReading | null {
    return outcome?.answer ?? null;
  }

  @FieldResolver(() => [Attempt])
  attempts(@Root() { id }: DomainExport, @Ctx() { loaders }: GraphContext): Promise<StoredAttempt[]> {
    return loaders.attemptsOfWork.load(id);
  }

  @FieldResolver(() => Boolean)
  sandbox(@Root() { question }: DomainExport): boolean {
    return question.sandbox;
  }
}

@Resolver(() => Document)
export class DocumentExportsResolver {
  @FieldResolver(() => [OcrExport], {
    description: 'Results that were written to a customer system, or are being, oldest first.',
  })
  exports(@Root() { id }: DomainDocument, @Ctx() { loaders }: GraphContext): Promise<DomainExport[]> {
    return loaders.exportsOfDocument.load(id);
  }
}

function find({ parts, caller }: GraphContext, id: string): Promise<DomainExport | null> {
  return findInquiry(parts.database.queries, caller.tenant, 'OCR_EXPORT', id);
}

function toRequest(parts: GraphContext['parts'], input: ExportOcrResultInput): ExportRequest {
  const strategy = toStrategy(input.strategy);
  return {
    documentId: input.documentId,
    target: { customerId: input.target.customerId, documentId: input.target.documentId },
    additions: toAdditions(input.additions),
    strategy: { ...strategy, fresh: strategy.fresh || input.again === true },
    scenario: scenarioOf(parts, input.scenario, ['input', 'scenario']),
  };
}
