import { readAamvaElements, type AamvaElements, type AamvaHeader } from './aamva-elements.js';
import { jurisdictionOfIssuer } from './aamva-issuers.js';

export interface AamvaField {
  /** Where it stood: one element identifier, or several for a name that is spread over elements. */
  elementIds: string[];
  /** As printed, several elements joined by a space. Never altered. */
  raw: string;
  /**
   * In normal form. Null: there is a text, but it is a placeholder of the standard for "none" or "not available", or it could
   * not be understood without guessing, or the barcode contains the element twice with different contents.
   */
  value: string | null;
}

export const AAMVA_FIELD_NAMES = [
  'documentNumber',
  'surname',
  'givenNames',
  'nameSuffix',
  'dateOfBirth',
  'dateOfExpiry',
  'dateOfIssue',
  'sex',
  'street',
  'street2',
  'city',
  'region',
  'postalCode',
  'country',
  'height',
  'eyeColour',
  'vehicleClass',
  'documentDiscriminator',
] as const;
export type AamvaFieldName = (typeof AAMVA_FIELD_NAMES)[number];

/** A driving licence or identity card of North America as its barcode tells it. */
export interface AamvaDocument extends AamvaHeader {
  /** ISO 3166-2, such as US-VA, by the issuer identification number. Null: a number that is not in the list. */
  jurisdiction: string | null;
  /** By the types of the subfiles. Null: neither or both are there. */
  kind: 'DRIVING_LICENCE' | 'IDENTITY_CARD' | null;
  /** All elements, also those without a field of ours, by identifier, as printed. */
  elements: ReadonlyMap<string, string>;
  /** Dates as YYYY-MM-DD, sex as M, F or X, country as printed (USA, CAN); all else as text without outer spaces. An element that is missing or empty has no entry. */
  fields: Partial<Record<AamvaFieldName, AamvaField>>;
  /** Whether the name was cut to fit on the card. Null: the barcode does not tell. */
  truncated: { surname: boolean | null; givenNames: boolean | null };
}

/** The words of the standard for a mandatory element without content. */
const PLACEHOLDER = /^(?:none|unavl|unavail|unk|n\/a)$/i;
const SEXES: ReadonlyMap<string, string> = new Map([
  ['1', 'M'],
  ['2', 'F'],
  ['9', 'X'],
  ['M', 'M'],
  ['F', 'F'],
  ['X', 'X'],
]);
const EARLIEST_YEAR = 1880;
const LATEST_YEAR = 2199;

type DateOrder = 'MONTH_DAY_YEAR' | 'YEAR_MONTH_DAY';

function toIsoDate(digits: string, order: DateOrder): string | null {
  const [year, month, day] =
    order === 'YEAR_MONTH_DAY'
      ? [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)]
      : [digits.slice(4, 8), digits.slice(0, 2), digits.slice(2, 4)];
  if (Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return null;
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** The United States write month first, Canada the year. Where the country is not told, only one order may make sense. */
function readDate(text: string, country: string | undefined): string | null {
  if (!/^\d{8}$/.test(text)) return null;
  if (country === 'USA') return toIsoDate(text, 'MONTH_DAY_YEAR');
  if (country === 'CAN') return toIsoDate(text, 'YEAR_MONTH_DAY');
  const readings = [toIsoDate(text, 'MONTH_DAY_YEAR'), toIsoDate(text, 'YEAR_MONTH_DAY')].filter(
    (date) => date !== null,
  );
  return readings.length === 1 ? readings[0]! : null;
}

/** The parts of the one element that held the whole name by the standard of 2000: surname, given names, more. */
function splitWholeName(text: string): { surname: string | null; givenNames: string | null } {
  const separator = [',', '$', '@'].find((candidate) => text.includes(candidate));
  if (separator === undefined) return { surname: null, givenNames: null };
  const [surname, first, middle] = text.split(separator).map((part) => part.trim());
  return { surname: surname || null, givenNames: [first, middle].filter(Boolean).join(' ') || null };
}

class FieldReader {
  constructor(private readonly source: AamvaElements) {}

  /** The content of an element, or undefined where it is missing or empty. */
  content(elementId: string): string | undefined {
    const content = this.source.elements.get(elementId);
    return content === undefined || content.trim() === '' ? undefined : content;
  }

  /** The field of the first of these elements that is there. */
  field(elementIds: string[], normalize: (text: string) => string | null): AamvaField | undefined {
    const elementId = elementIds.find((candidate) => this.content(candidate) !== undefined);
    if (elementId === undefined) return undefined;
    const raw = this.content(elementId)!;
    return { elementIds: [elementId], raw, value: this.valueOf(elementId, raw, normalize) };
  }

  valueOf(elementId: string, raw: string, normalize: (text: string) => string | null): string | null {
    if (this.source.contradictory.has(elementId) || PLACEHOLDER.test(raw.trim())) return null;
    return normalize(raw.trim());
  }

  givenNames(): AamvaField | undefined {
    const spaced = (text: string): string => text.replace(/[,\s]+/g, ' ').trim();
    const first = this.field(['DAC', 'DCT'], spaced) ?? this.field(['DAA'], (text) => splitWholeName(text).givenNames);
    const middle = this.field(['DAD'], spaced);
    if (!first || !middle || first.elementIds[0] === 'DAA') return first;
    // "NONE" in place of a middle name takes nothing from the first; a contradiction does.
    if (middle.value === null) return this.source.contradictory.has('DAD') ? { ...first, value: null } : first;
    // Where one element holds all given names, the middle one is repeated.
    if (first.value === null || first.value.endsWith(` ${middle.value}`)) return first;
    return {
      elementIds: [...first.elementIds, ...middle.elementIds],
      raw: `${first.raw} ${middle.raw}`,
      value: `${first.value} ${middle.value}`,
    };
  }

  /** T: cut, N: not cut, U or anything else: not told. */
  isTruncated(...elementIds: string[]): boolean | null {
    const marks = elementIds.map((elementId) => this.valueOf(elementId, this.content(elementId) ?? '', (text) => text));
    if (marks.includes('T')) return true;
    return marks.every((mark) => mark === 'N') ? false : null;
  }
}

function kindOf(subfileTypes: string[]): AamvaDocument['kind'] {
  const isLicence = subfileTypes.includes('DL');
  if (isLicence === subfileTypes.includes('ID')) return null;
  return isLicence ? 'DRIVING_LICENCE' : 'IDENTITY_CARD';
}

/**
 * Reads the barcode of a driving licence or identity card by the AAMVA standard, versions 0 to 10, of the United States and
 * Canada. Null: the text is not such a barcode. Never throws, and never gives a value that the text does not contain.
 */
export function parseAamva(text: string): AamvaDocument | null {
  const source = readAamvaElements(text);
  if (!source) return null;
  const reader = new FieldReader(source);
  const asPrinted = (value: string): string => value;
  const countryField = reader.field(['DCG'], (value) => (/^[A-Z]{3}$/.test(value) ? value : null));
  const date = (value: string): string | null => readDate(value, countryField?.value ?? undefined);
  const found: Record<AamvaFieldName, AamvaField | undefined> = {
    documentNumber: reader.field(['DAQ'], asPrinted),
    surname: reader.field(['DCS', 'DAB'], asPrinted) ?? reader.field(['DAA'], (name) => splitWholeName(name).surname),
    givenNames: reader.givenNames(),
    nameSuffix: reader.field(['DCU', 'DAE'], asPrinted),
    dateOfBirth: reader.field(['DBB'], date),
    dateOfExpiry: reader.field(['DBA'], date),
    dateOfIssue: reader.field(['DBD'], date),
    sex: reader.field(['DBC'], (value) => SEXES.get(value) ?? null),
    street: reader.field(['DAG'], asPrinted),
    street2: reader.field(['DAH'], asPrinted),
    city: reader.field(['DAI'], asPrinted),
    region: reader.field(['DAJ'], asPrinted),
    postalCode: reader.field(['DAK'], asPrinted),
    country: countryField,
    height: reader.field(['DAU', 'DAV'], asPrinted),
    eyeColour: reader.field(['DAY'], asPrinted),
    vehicleClass: reader.field(['DCA', 'DAR'], asPrinted),
    documentDiscriminator: reader.field(['DCF'], asPrinted),
  };
  const fields: AamvaDocument['fields'] = {};
  for (const name of AAMVA_FIELD_NAMES) {
    const field = found[name];
    if (field) fields[name] = field;
  }
  return {
    ...source.header,
    jurisdiction: jurisdictionOfIssuer(source.header.issuerIdentificationNumber),
    kind: kindOf(source.subfileTypes),
    elements: source.elements,
    fields,
    truncated: { surname: reader.isTruncated('DDE'), givenNames: reader.isTruncated('DDF', 'DDG') },
  };
}
