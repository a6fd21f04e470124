import type { Document } from './document.js';
import type { Field } from './field.js';
import type { Inquiry, InvoiceContent } from './inquiry.js';

/** What is left of a field: that it was there. A field of which nothing was known keeps its reason. */
export function redactedField({ name, value, raw, absence, candidates }: Field): Field {
  const wasThere = value !== null || raw !== null || candidates.length > 0;
  return {
    name,
    value: null,
    raw: null,
    confidence: null,
    inferences: [],
    proof: [],
    absence: wasThere ? 'REDACTED' : absence,
    candidates: [],
  };
}

type RedactedDocument = Pick<
  Document,
  'verdict' | 'nextAction' | 'reasons' | 'fields' | 'mrz' | 'mrzLines' | 'barcodes' | 'text' | 'plates' | 'improving'
>;

/**
 * What an erased document becomes: kind, country, side and the outcomes of its checks stay, which are about nobody. A verdict
 * that nobody can prove any more is none.
 */
export function redactedDocument({ fields, text }: Pick<Document, 'fields' | 'text'>): RedactedDocument {
  return {
    verdict: null,
    nextAction: 'NONE',
    reasons: ['ERASED'],
    fields: fields.map(redactedField),
    mrz: null,
    mrzLines: [],
    barcodes: [],
    text: text && [],
    plates: [],
    improving: false,
  };
}

/** What is left of an inquiry. What it points to, and where it was sent, stay; what was asked with and what came of it do not. */
export function redactedInquiry(inquiry: Inquiry): Pick<Inquiry, 'question' | 'outcome'> {
  switch (inquiry.kind) {
    case 'FACE_MATCH':
      return { question: inquiry.question, outcome: inquiry.outcome && { decision: null, readings: [] } };
    case 'LIVENESS': {
      const nothing = { live: null, blinked: null, mouthOpened: null, replaced: null, readings: [] };
      return { question: inquiry.question, outcome: inquiry.outcome && nothing };
    }
    case 'INVOICE': {
      const { question, outcome } = inquiry;
      return { question, outcome: outcome && { invoices: outcome.invoices.map(redactedInvoice) } };
    }
    case 'INVOICE_VERIFICATION': {
      const { typeCode } = inquiry.question.parameters;
      return {
        question: { parameters: { ...NO_PARAMETERS, typeCode } },
        outcome: inquiry.outcome && { outcome: null, mismatches: [], readings: [] },
      };
    }
    case 'SESSION': {
      const { question, outcome } = inquiry;
      return {
        question: { ...question, clientKey: null, captcha: null, externalSessionId: null },
        outcome: outcome && { ...outcome, verdict: null, isCustomerNew: null, remarks: [] },
      };
    }
    case 'OCR_EXPORT': {
      const { question, outcome } = inquiry;
      const { documentKind, fields } = question.result;
      return {
        question: {
          ...question,
          additions: null,
          result: { documentKind, fields: fields.map(redactedField), mrz: null },
          // A digest of few values can be guessed.
          fingerprint: '',
        },
        outcome: outcome && { answer: null },
      };
    }
  }
}

const NO_PARAMETERS = {
  invoiceCode: null,
  invoiceNumber: null,
  billingDate: null,
  totalAmount: null,
  checkCode: null,
  salesTaxNumber: null,
  orderNumber: null,
};

function redactedInvoice({ typeCode, fields, checks }: InvoiceContent): InvoiceContent {
  return {
    typeCode,
    fields: fields.map(redactedField),
    lines: [],
    taxes: [],
    checks,
    others: [],
    croppedImageId: null,
  };
}
