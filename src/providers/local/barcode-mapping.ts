import type { DocumentReading } from '../../domain/document.js';
import type { Candidate, FieldName } from '../../domain/field.js';
import type { AamvaDocument, AamvaField, AamvaFieldName } from './barcodes/aamva.js';
import { parseAamva } from './barcodes/aamva.js';
import type { BarcodeReading } from './barcodes/barcode-reading.js';

/** Which field of ours an element of a North American licence is. */
const FIELDS: Partial<Record<AamvaFieldName, FieldName>> = {
  documentNumber: 'DOCUMENT_NUMBER',
  surname: 'SURNAME',
  givenNames: 'GIVEN_NAMES',
  dateOfBirth: 'DATE_OF_BIRTH',
  dateOfExpiry: 'DATE_OF_EXPIRY',
  dateOfIssue: 'DATE_OF_ISSUE',
  sex: 'SEX',
  country: 'ISSUING_STATE',
  vehicleClass: 'VEHICLE_CLASSES',
  documentDiscriminator: 'DOCUMENT_DISCRIMINATOR',
};

/** Each on its own line, as on an envelope. */
const ADDRESS: readonly AamvaFieldName[] = ['street', 'street2', 'city', 'region', 'postalCode'];

type Mapped = Pick<DocumentReading, 'kind' | 'country' | 'side' | 'candidates' | 'absences'>;

/** Pure: the first barcode that is a licence or identity card of North America -> readings of fields; else null. */
export function mapBarcodes(barcodes: readonly BarcodeReading[]): Mapped | null {
  for (const barcode of barcodes) {
    const document = parseAamva(barcode.text);
    if (document) return mapAamva(document, barcode);
  }
  return null;
}

function mapAamva(document: AamvaDocument, barcode: BarcodeReading): Mapped {
  const candidates: Mapped['candidates'] = [];
  for (const [source, name] of Object.entries(FIELDS) as [AamvaFieldName, FieldName][]) {
    const field = document.fields[source];
    if (field) candidates.push({ name, candidate: candidateOf(field, barcode) });
  }
  const address = addressOf(document);
  if (address) candidates.push({ name: 'ADDRESS', candidate: candidateOf(address, barcode) });
  return {
    kind: document.kind,
    country: document.fields.country?.value ?? null,
    side: 'BACK',
    candidates,
    // The standard has no element for it.
    absences: [{ name: 'NATIONALITY', reason: 'NOT_ON_DOCUMENT' }],
  };
}

/** The parts of the address that are there; none of it counts as read where one of them contradicts itself. */
function addressOf({ fields }: AamvaDocument): AamvaField | null {
  const parts = ADDRESS.map((name) => fields[name]).filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  const values = parts.map((part) => part.value);
  return {
    elementIds: parts.flatMap((part) => part.elementIds),
    raw: parts.map((part) => part.raw).join('\n'),
    value: values.every((value) => value !== null) ? values.join('\n') : null,
  };
}

function candidateOf({ elementIds, raw, value }: AamvaField, barcode: BarcodeReading): Candidate {
  return {
    provider: 'local',
    zone: 'BARCODE',
    value,
    raw,
    rawPath: elementIds.map((elementId) => `barcode.${elementId}`).join(' + '),
    // A barcode is read whole or not at all; there is no likelihood of a single character.
    confidence: null,
    inferences: [],
    accepted: true,
    proof:
      value === null
        ? []
        : [
            {
              kind: 'BARCODE_ERROR_CORRECTION',
              explanation: `It stands in a ${barcode.symbology} whose error correction holds.`,
              checkDigit: null,
              providers: ['local'],
            },
          ],
    box: barcode.quadrilateral,
  };
}
