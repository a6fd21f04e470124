import type { DocumentKind, DocumentReading } from '../../domain/document.js';
import type { DocumentType } from '../../domain/document-types.js';
import type { Candidate, FieldName } from '../../domain/field.js';
import { looksLikePicture } from '../kept-reply.js';
import type { NormalForm } from '../normal-form.js';
import { readingsOfZone } from '../zone-lines.js';
import type { createLabelReader } from './labels.js';
import { normalLabel } from './labels.js';
import type { PictureSize } from './normal-values.js';
import { cardExpiry, date, normalize, quadrilateral, validity } from './normal-values.js';
import { looksLikeAddress } from './raw.js';
import { absentFromSide } from './other-side.js';
import type { FlyocrCard, FlyocrItem } from './wire.js';

export interface DocumentMappingParts {
  /** What was asked for. */
  typeId: string;
  meaningOf: ReturnType<typeof createLabelReader>;
  documentTypeOf: (typeId: string) => DocumentType | null;
  size: PictureSize | null;
  today: Date;
  warnings: string[];
}

/** Characters; an address of five lines has some 200. */
const LONGEST_TEXT = 1_000;

interface Found {
  name: FieldName;
  item: FlyocrItem;
  form: NormalForm;
}

/**
 * Pure: the first card of an answer -> a reading. More cards on one picture are other documents, whose fields must not be
 * mixed with these; they stay in the raw reply and are only counted.
 */
export function mapDocument(cards: readonly FlyocrCard[], parts: DocumentMappingParts): DocumentReading {
  const card = cards[0] ?? { type: null, items: [] };
  if (cards.length > 1) parts.warnings.push(`${cards.length} cards were found; only the first is read.`);
  const typeIds = [...(card.type === null ? [] : [card.type]), parts.typeId];
  const isBankCard = typeIds.some((typeId) => parts.documentTypeOf(typeId)?.kind === 'BANK_CARD');
  const formOf = (name: FieldName, text: string) =>
    isBankCard && name === 'DATE_OF_EXPIRY' ? cardExpiry(text, parts.today) : normalize(name, text, parts.today);
  const found: Found[] = [];
  const mrzLines: { text: string; rawPath: string }[] = [];
  for (const item of card.items) {
    if (item.content.trim() === '' || looksLikePicture(item.content) || looksLikeAddress(item.content)) continue;
    if (item.content.length > LONGEST_TEXT) {
      parts.warnings.push(`${item.path} is too long for a field.`);
      continue;
    }
    const meaning = parts.meaningOf(item.label, typeIds);
    if (meaning === null) parts.warnings.push(`${item.path} has a label that no field of ours stands for.`);
    else if (meaning === 'MRZ_LINE') mrzLines.push({ text: item.content, rawPath: item.path });
    else if (meaning === 'VALIDITY') found.push(...periodOf(item));
    else if (meaning !== 'PICTURE' && meaning !== 'IGNORED') {
      found.push({ name: meaning, item, form: formOf(meaning, item.content) });
    }
  }
  const doubted = doubtedOf(found);
  if (doubted.size > 0) parts.warnings.push('A label is repeated with another text; only its last text counts.');
  const candidates = [
    ...found.map((each) => ({ name: each.name, candidate: candidateOf(each, !doubted.has(each), parts.size) })),
    ...readingsOfZone(mrzLines, 'flyocr', parts.today),
  ];
  return {
    ...classOf(card.type, candidates, parts),
    candidates,
    mrz: null,
    ...(mrzLines.length > 0 ? { mrzLines } : {}),
    barcodes: [],
    checks: [],
    absences: absentFromSide(card.type, new Set(candidates.map(({ name }) => name))),
  };
}

/** Two dates of one text. Where it is no period, it is the end of one, without a value unless it is a date. */
function periodOf(item: FlyocrItem): Found[] {
  const period = validity(item.content);
  if (!period) return [{ name: 'DATE_OF_EXPIRY', item, form: date(item.content) }];
  return [
    { name: 'DATE_OF_ISSUE', item, form: period.from },
    { name: 'DATE_OF_EXPIRY', item, form: period.until },
  ];
}

/**
 * The sample for travel documents has `English Given Name` twice: where the passport has the whole name, and after the
 * surname. Which of two texts is right is not said; the last one stands where the name belongs (INFERRED), the others are
 * shown and never win.
 */
function doubtedOf(found: readonly Found[]): ReadonlySet<Found> {
  return new Set(
    found.filter(({ name, item }, index) =>
      found
        .slice(index + 1)
        .some(
          (later) =>
            later.name === name &&
            normalLabel(later.item.label) === normalLabel(item.label) &&
            later.item.content !== item.content,
        ),
    ),
  );
}

/** The vendor gives no confidence for fields, and does not say which zone it read, but for labels that name the MRZ. */
function candidateOf({ item, form }: Found, accepted: boolean, size: PictureSize | null): Candidate {
  return {
    provider: 'flyocr',
    zone: /mrz/i.test(item.label) ? 'MACHINE_READABLE_ZONE' : 'VISUAL',
    value: form.value,
    raw: item.content,
    rawPath: item.path,
    confidence: null,
    inferences: form.inferences,
    accepted,
    proof: [],
    box: quadrilateral(item.coordinate, size),
  };
}

/**
 * The class that was found says what it is. Under the umbrella of travel documents it does not: the page's own sample, of no
 * particular country, is answered with the class of the Emirates' card; the fields then tell.
 */
function classOf(
  foundType: string | null,
  candidates: DocumentReading['candidates'],
  { typeId, documentTypeOf }: DocumentMappingParts,
): Pick<DocumentReading, 'kind' | 'country' | 'side'> {
  const valueOf = (name: FieldName) =>
    candidates.find((each) => each.name === name && each.candidate.accepted)?.candidate.value ?? null;
  const issuer = valueOf('ISSUING_STATE');
  if (documentTypeOf(typeId)?.code === 'td1-card')
    return { kind: kindOfCode(valueOf('DOCUMENT_CODE')), country: issuer, side: null };
  const type = foundType === null ? null : documentTypeOf(foundType);
  if (!type) return { kind: null, country: issuer, side: null };
  return { kind: type.kind === 'UNKNOWN' ? null : type.kind, country: type.country ?? issuer, side: type.side };
}

/** ICAO 9303: P passports, V visas, A, C and I cards, of which AR, CR and IR are residence permits. */
function kindOfCode(documentCode: string | null): DocumentKind | null {
  if (documentCode === null) return null;
  if (documentCode.startsWith('P')) return 'PASSPORT';
  if (documentCode.startsWith('V')) return 'VISA';
  if (/^[ACI]R$/.test(documentCode)) return 'RESIDENCE_PERMIT';
  return /^[ACI]/.test(documentCode) ? 'IDENTITY_CARD' : null;
}
