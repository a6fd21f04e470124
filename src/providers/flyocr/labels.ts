import type { FieldName } from '../../domain/field.js';
import { FIELD_NAMES } from '../../domain/field.js';
import { TYPE_IDS } from './type-ids.js';

/**
 * What an item of an answer means: a field of ours, a period that holds two dates, a line of the machine-readable zone, a
 * picture, or nothing that we have a word for.
 */
export type LabelTarget = FieldName | 'VALIDITY' | 'MRZ_LINE' | 'PICTURE' | 'IGNORED';

const OTHER_TARGETS: readonly string[] = ['VALIDITY', 'MRZ_LINE', 'PICTURE', 'IGNORED'];

export function isLabelTarget(value: string): value is LabelTarget {
  return OTHER_TARGETS.includes(value) || (FIELD_NAMES as readonly string[]).includes(value);
}

type Labels = Readonly<Record<string, LabelTarget>>;

/** Of the page's samples for passport (13) and travel document (12009), in English (HIGH). */
const TRAVEL: Labels = {
  'Passport Type': 'DOCUMENT_CODE',
  'Document type': 'DOCUMENT_CODE',
  'Passport Number MRZ': 'DOCUMENT_NUMBER',
  'Passport Number': 'DOCUMENT_NUMBER',
  'Document Number': 'DOCUMENT_NUMBER',
  'English Name': 'FULL_NAME',
  'English Surname': 'SURNAME',
  'English Given Name': 'GIVEN_NAMES',
  'Issuing Country Code': 'ISSUING_STATE',
  // Stands behind the zone's lines, where the Chinese answers have the holder's nationality (INFERRED).
  'Country Code': 'NATIONALITY',
  MRZ1: 'MRZ_LINE',
  MRZ2: 'MRZ_LINE',
  MRZ3: 'MRZ_LINE',
  Portrait: 'PICTURE',
  'Processed Image': 'PICTURE',
};

/**
 * Of the sample for bank cards (HIGH), and their Chinese forms (HIGH for the twin, netocr.com/api-word/bankCard.html), which
 * have a date of expiry besides; 持卡人姓名 is INFERRED.
 */
const BANK_CARD: Labels = {
  'Card number': 'CARD_NUMBER',
  'Bank card type': 'CARD_TYPE',
  'Bank card name': 'CARD_NAME',
  'Bank name': 'BANK_NAME',
  'Bank code': 'BANK_CODE',
  "Cardholder's name": 'CARD_HOLDER',
  卡号: 'CARD_NUMBER',
  银行卡类型: 'CARD_TYPE',
  银行卡名称: 'CARD_NAME',
  银行名称: 'BANK_NAME',
  银行编号: 'BANK_CODE',
  有效日期: 'DATE_OF_EXPIRY',
  银行卡持有人: 'CARD_HOLDER',
  持卡人姓名: 'CARD_HOLDER',
};

/** English labels that any document may have. Identity documents have no sample: those are the usual words (INFERRED). */
const ENGLISH: Labels = {
  Name: 'FULL_NAME',
  'Full Name': 'FULL_NAME',
  Surname: 'SURNAME',
  'Family Name': 'SURNAME',
  'Last Name': 'SURNAME',
  'Given Name': 'GIVEN_NAMES',
  'Given Names': 'GIVEN_NAMES',
  'First Name': 'GIVEN_NAMES',
  'Middle Name': 'MIDDLE_NAME',
  Gender: 'SEX',
  Sex: 'SEX',
  Nationality: 'NATIONALITY',
  Ethnicity: 'RACE',
  'Date of Birth': 'DATE_OF_BIRTH',
  'Birth Date': 'DATE_OF_BIRTH',
  Birthday: 'DATE_OF_BIRTH',
  'Place of Birth': 'PLACE_OF_BIRTH',
  'Expiration Date': 'DATE_OF_EXPIRY',
  'Expiry Date': 'DATE_OF_EXPIRY',
  'Date of Expiry': 'DATE_OF_EXPIRY',
  'Valid Until': 'DATE_OF_EXPIRY',
  'Date of Issue': 'DATE_OF_ISSUE',
  'Issue Date': 'DATE_OF_ISSUE',
  'Validity Period': 'VALIDITY',
  'Valid Period': 'VALIDITY',
  'Issuing Authority': 'ISSUING_AUTHORITY',
  'Issuing Country': 'ISSUING_STATE',
  'ID Number': 'PERSONAL_NUMBER',
  'Personal Number': 'PERSONAL_NUMBER',
  'License Number': 'DOCUMENT_NUMBER',
  'Licence Number': 'DOCUMENT_NUMBER',
  'Card Number': 'DOCUMENT_NUMBER',
  Address: 'ADDRESS',
  Class: 'VEHICLE_CLASSES',
  'Vehicle Class': 'VEHICLE_CLASSES',
  Occupation: 'OCCUPATION',
  'License plate number': 'PLATE_NUMBER',
  'License plate color': 'PLATE_COLOUR',
  'License plate type': 'PLATE_TYPE',
};

/** Answers are in Chinese on hosts of the twin (MED for the passport's labels, INFERRED for the others). */
const CHINESE: Labels = {
  护照类型: 'DOCUMENT_CODE',
  证件类型: 'DOCUMENT_CODE',
  护照号码: 'DOCUMENT_NUMBER',
  护照号码MRZ: 'DOCUMENT_NUMBER',
  证件号码: 'DOCUMENT_NUMBER',
  证号: 'DOCUMENT_NUMBER',
  英文姓名: 'FULL_NAME',
  英文姓: 'SURNAME',
  英文名: 'GIVEN_NAMES',
  本国姓名: 'FULL_NAME',
  姓名: 'FULL_NAME',
  性别: 'SEX',
  民族: 'RACE',
  国籍: 'NATIONALITY',
  国籍代码: 'NATIONALITY',
  持证人国籍代码: 'NATIONALITY',
  签发国代码: 'ISSUING_STATE',
  出生: 'DATE_OF_BIRTH',
  出生日期: 'DATE_OF_BIRTH',
  出生地点: 'PLACE_OF_BIRTH',
  有效期至: 'DATE_OF_EXPIRY',
  签发日期: 'DATE_OF_ISSUE',
  有效期限: 'VALIDITY',
  签发机关: 'ISSUING_AUTHORITY',
  公民身份号码: 'PERSONAL_NUMBER',
  身份证号码: 'PERSONAL_NUMBER',
  住址: 'ADDRESS',
  地址: 'ADDRESS',
  准驾车型: 'VEHICLE_CLASSES',
  号牌号码: 'PLATE_NUMBER',
  头像: 'PICTURE',
};

/** By typeId where a label means something else there than anywhere else. */
const BY_TYPE: Readonly<Record<string, Labels>> = { [TYPE_IDS.BANK_CARD]: BANK_CARD };

const ANYWHERE = normalized({ ...ENGLISH, ...CHINESE, ...TRAVEL });
const BY_TYPE_NORMALIZED = new Map(Object.entries(BY_TYPE).map(([typeId, labels]) => [typeId, normalized(labels)]));

/** Upper and lower case, blanks and punctuation differ between the vendor's own samples, and `info` writes keys in one word. */
export function normalLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function normalized(labels: Labels): ReadonlyMap<string, LabelTarget> {
  return new Map(Object.entries(labels).map(([label, target]) => [normalLabel(label), target]));
}

/**
 * What labels mean, for one set of overrides. An override is a label, or `typeId:label` for one type alone, which wins.
 */
export function createLabelReader(
  overrides: Readonly<Record<string, LabelTarget>>,
): (label: string, typeIds: readonly string[]) => LabelTarget | null {
  const general = new Map<string, LabelTarget>();
  const byType = new Map<string, LabelTarget>();
  for (const [key, target] of Object.entries(overrides)) {
    const match = /^(\w+):(.+)$/.exec(key);
    if (match) byType.set(`${match[1]}:${normalLabel(match[2] ?? '')}`, target);
    else general.set(normalLabel(key), target);
  }
  return (label, typeIds) => {
    const key = normalLabel(label);
    const ofType = typeIds.map((typeId) => byType.get(`${typeId}:${key}`)).find(Boolean);
    const builtIn = typeIds.map((typeId) => BY_TYPE_NORMALIZED.get(typeId)?.get(key)).find(Boolean);
    return ofType ?? general.get(key) ?? builtIn ?? ANYWHERE.get(key) ?? null;
  };
}
