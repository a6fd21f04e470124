import type { Behaviour } from '../../domain/scenario.js';
import type { BEORG_SANDBOX_INVOICE_FIELDS } from '../../providers/beorg/provider.js';
import { madeUpInvoice } from '../made-up-invoice.js';
import { madeUpNumber } from '../made-up.js';
import type { SandboxDocument, SandboxInvoice } from '../vendor.js';
import { bearsDocument, bearsFace, isLive, isSamePerson } from '../what-is-seen.js';

export interface BeorgPicture {
  bytes: Buffer;
  key: string;
  type: string;
  stages: string[];
  /** JSON of what the stage `biometry_match` is to relate to; its form is not documented. */
  relation: string;
}

/** A picture, and what is on it. */
interface SeenPicture extends BeorgPicture {
  content: SandboxDocument;
}

export interface BeorgWork {
  documentId: string;
  pictures: readonly BeorgPicture[];
  readyAtMs: number;
}

type Data = Record<string, string>;

const REASONS = ['image_quality'];
const REASONS_RU = ['Низкое качество изображения'];

/** What the result call answers once work is ready. Envelope and field names: HIGH. */
export async function resultOf(
  work: BeorgWork,
  behaviour: Behaviour,
  documentOf: (bytes: Buffer) => Promise<SandboxDocument>,
): Promise<object> {
  const broken = { broken: true, broken_reasons: REASONS, broken_reasons_ru: REASONS_RU };
  if (behaviour === 'REFUSED') return { document_id: work.documentId, documents: [], ...broken };
  const seen = await Promise.all(
    work.pictures.map(async (picture) => ({ ...picture, content: await documentOf(picture.bytes) })),
  );
  const keys = [...new Set(seen.map(({ key }) => key))];
  const readable = keys.filter((key) => seen.some((picture) => picture.key === key && isReadable(picture)));
  const documents = readable.map((key) => {
    const pictures = seen.filter((picture) => picture.key === key);
    const { bytes, type, content } = pictures.find(isReadable)!;
    const data = dataOf(type, content, bytes, behaviour, pictures.length);
    const metadata = {
      confidences: confidencesOf(type, data, bytes),
      verifications: verificationsOf(pictures, seen, behaviour),
    };
    return { key, type, data, metadata };
  });
  // "Recognition refused or partial": what could be read is there, and what could not is left out.
  const isBroken = behaviour === 'BROKEN' || readable.length < keys.length;
  return { document_id: work.documentId, documents, ...(isBroken ? broken : {}) };
}

const NOT_FOR_PEOPLE: ReadonlySet<string> = new Set(['BANK_CARD', 'VEHICLE_LICENCE']);

/** Whether anything can be made of a picture as what it is said to be. */
function isReadable({ type, content }: SeenPicture): boolean {
  if (type === 'SELFIE') return bearsFace(content);
  if (content.source !== 'SPECIMEN') return true;
  if (type === 'INV') return content.invoice !== null && !content.tooDark;
  return bearsDocument(content) && (type === 'EPTS' || !NOT_FOR_PEOPLE.has(content.kind));
}

function dataOf(
  type: string,
  content: SandboxDocument,
  bytes: Buffer,
  behaviour: Behaviour,
  pictureCount: number,
): Data {
  if (type === 'SELFIE') return {};
  if (type === 'INV') return invoiceOf(content.invoice ?? madeUpInvoice(bytes), behaviour);
  const data = type === 'RVP' ? permitOf(content, bytes) : passportOf(type, content, bytes, pictureCount);
  if (behaviour === 'WRONG_DATE_OF_BIRTH') data['BirthDate'] = printedDate(anotherDay(content.dateOfBirth));
  if (behaviour === 'BROKEN') {
    for (const name of ['BirthPlace', 'IssuedBy', 'IssueId', 'IssueDate', 'MRZ1', 'MRZ2']) {
      if (name in data) data[name] = '';
    }
  }
  return data;
}

/** The page `inv` exists (HIGH); its code is INFERRED from others', and every name here is ours: nobody documents them. */
function invoiceOf(
  invoice: SandboxInvoice,
  behaviour: Behaviour,
): Record<keyof typeof BEORG_SANDBOX_INVOICE_FIELDS, string> {
  const isBroken = behaviour === 'BROKEN';
  return {
    InvoiceNumber: invoice.number,
    InvoiceDate: printedDate(invoice.billingDate),
    SellerName: invoice.sellerName,
    SellerTaxNumber: invoice.sellerTaxNumber,
    BuyerName: isBroken ? '' : invoice.buyerName,
    BuyerTaxNumber: isBroken ? '' : invoice.buyerTaxNumber,
    TotalWithoutTax: invoice.netAmount,
    TaxAmount: invoice.taxAmount,
    TotalAmount: invoice.grossAmount,
    Currency: invoice.currency,
  };
}

/** The thirteen fields of the vendor's page; the letters of the gender are Latin there. */
function permitOf(content: SandboxDocument, bytes: Buffer): Data {
  return {
    Gender: content.sex,
    LastName: content.surname,
    FirstName: content.givenNames,
    MiddleName: '',
    BirthDate: printedDate(content.dateOfBirth),
    BirthPlace: content.placeOfBirth,
    Citizenship: content.nationality,
    SolutionNumber: `${100 + madeUpNumber(bytes, 'decision', 900)}/${content.dateOfIssue.slice(0, 4)}`,
    SolutionDate: printedDate(content.dateOfIssue),
    ExpiryDate: printedDate(content.dateOfExpiry),
    IssuedBy: `MIGRATION OFFICE OF ${content.placeOfBirth}`,
    IssueId: issueId(bytes),
    IssueDate: printedDate(content.dateOfIssue),
  };
}

/** The sixteen fields of the vendor's page; for a foreign passport citizenship and expiry as well (INFERRED). */
function passportOf(type: string, content: SandboxDocument, bytes: Buffer, pictureCount: number): Data {
  const [first = '', second = '', third] = content.mrzLines ?? [];
  const domestic = type === 'PASSPORT' || type === 'PASSPORT_REG';
  return {
    LastName: content.surname,
    FirstName: content.givenNames,
    MiddleName: '',
    // Cyrillic on the page of the Russian passport.
    Gender: domestic ? ({ M: 'М', F: 'Ж', X: '' } as const)[content.sex] : content.sex,
    BirthDate: printedDate(content.dateOfBirth),
    BirthPlace: content.placeOfBirth,
    Series: content.source === 'INVENTED' ? String(1000 + madeUpNumber(bytes, 'series', 9000)) : '',
    Number: content.documentNumber,
    IssuedBy: `PASSPORT OFFICE OF ${content.placeOfBirth}`,
    IssueDate: printedDate(content.dateOfIssue),
    IssueId: issueId(bytes),
    Address: type === 'PASSPORT_REG' && pictureCount > 1 ? content.address : '',
    HasPhoto: '1',
    HasOwnerSignature: '1',
    MRZ1: third === undefined ? first : '',
    MRZ2: third === undefined ? second : '',
    ...(domestic ? {} : { Citizenship: content.nationality, ExpiryDate: printedDate(content.dateOfExpiry) }),
  };
}

function issueId(bytes: Buffer): string {
  return String(100_000 + madeUpNumber(bytes, 'office', 900_000));
}

/** DD.MM.YYYY; a month alone as MM.YYYY. */
function printedDate(date: string): string {
  return date.split('-').reverse().join('.');
}

/** A date that another picture could well bear. */
function anotherDay(date: string): string {
  const [year = '', month = '', day = '1'] = date.split('-');
  return [year, month, String((Number(day) % 28) + 1).padStart(2, '0')].join('-');
}

/** Null on the page of the permit, texts on the page of the passport, numbers elsewhere (HIGH). */
function confidencesOf(type: string, data: Data, bytes: Buffer): Record<string, string | number> | null {
  if (type === 'RVP' || type === 'SELFIE') return null;
  const asText = type === 'PASSPORT' || type === 'PASSPORT_REG';
  return Object.fromEntries(
    Object.entries(data).map(([name, value]): [string, string | number] => {
      const confidence = value === '' ? 0 : (9_500 + madeUpNumber(bytes, `confidence of ${name}`, 500)) / 10_000;
      if (!asText) return [name, confidence];
      return [name, name.startsWith('Has') ? '1.0' : value === '' ? '0' : `${confidence}0001`];
    }),
  );
}

interface SandboxCheck {
  status: 0 | 1 | '';
  key: string;
  title: string;
}

/**
 * The checks of a passport: HIGH for the form and these keys. How the two biometric stages answer is not documented; they
 * are put beside the others under the names of their stages (INFERRED).
 */
function verificationsOf(pictures: readonly SeenPicture[], all: readonly SeenPicture[], behaviour: Behaviour): object {
  const { type } = pictures[0]!;
  const stages = new Set(pictures.flatMap((picture) => picture.stages));
  const checks: Record<string, SandboxCheck[]> = {};
  const badFields: string[] = [];
  if (stages.has('verification') && (type.startsWith('PASSPORT') || behaviour === 'FORGED')) {
    const forged = behaviour === 'FORGED' ? 1 : 0;
    checks[type.startsWith('PASSPORT') ? 'verify_passport' : 'verify_document'] = [
      { status: 0, key: 'fields_to_check_valid', title: 'Не заполнены обязательные поля или неверен их формат' },
      { status: forged, key: 'fio_series_number_mrz', title: 'ФИО, серия и номер не соответствуют MRZ' },
      { status: '', key: 'series_okato', title: 'Серия не соответствует коду ОКАТО' },
      { status: 0, key: 'region_valid', title: 'Регион выдачи не существует' },
      { status: 0, key: 'issued_after_14', title: 'Документ выдан до достижения 14 лет' },
    ];
    if (forged === 1) badFields.push('Series', 'Number');
  }
  if (stages.has('biometry_match')) checks['biometry_match'] = [matchOf(pictures, all, behaviour)];
  if (stages.has('biometry_liveness')) {
    const live = behaviour !== 'NOT_LIVE' && pictures.every(({ content }) => isLive(content));
    checks['biometry_liveness'] = [{ status: live ? 0 : 1, key: 'alive', title: 'На изображении не живой человек' }];
  }
  if (Object.keys(checks).length === 0) return {};
  const failed = Object.values(checks)
    .flat()
    .some(({ status }) => status === 1);
  return { status: failed ? 1 : 0, status_text: failed ? 'failed' : 'ok', checks, bad_fields: badFields };
}

/** One face against that of the document which the relation names, in whatever form. */
function matchOf(pictures: readonly SeenPicture[], all: readonly SeenPicture[], behaviour: Behaviour): SandboxCheck {
  const selfie = pictures.find(({ stages }) => stages.includes('biometry_match'));
  const related = all.filter(({ key }) => key !== selfie?.key && selfie?.relation.includes(JSON.stringify(key)));
  const portrait = related.find(({ content }) => bearsFace(content));
  if (!selfie || !portrait || !bearsFace(selfie.content)) {
    return { status: 1, key: 'face_found', title: 'Лицо на изображении не найдено' };
  }
  const differs = behaviour === 'FACE_DIFFERS' || !isSamePerson(selfie.content, portrait.content);
  return { status: differs ? 1 : 0, key: 'faces_match', title: 'Лица на изображениях не совпадают' };
}
