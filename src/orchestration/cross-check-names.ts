import type { CrossCheckDocument } from '../domain/cross-check.js';
import type { FieldName } from '../domain/field.js';
import type { NameComparison, PersonName } from '../domain/person-name.js';
import { compareNames } from '../domain/person-name.js';
import { componentsOf } from '../domain/transliteration.js';

/** Cells for the name of a zone: TD1 has 30, TD2 and MRV-B 31, TD3 and MRV-A 39 (ICAO 9303 parts 4 to 7). */
const NAME_CELLS: readonly number[] = [30, 31, 39];
/** The French card of 1988 to 2021 has 25 cells for the surname and 14 for the given names, on two lines. */
const FRENCH_CELLS = { surname: 25, givenNames: 14 };
/** Between surname and given names stand two fillers. */
const FILLERS_BETWEEN = 2;

/** Courtesies that banks emboss before or after a name; none of them is part of it. */
const TITLES: ReadonlySet<string> = new Set([
  'MR',
  'MRS',
  'MS',
  'MISS',
  'MX',
  'MASTER',
  'SIR',
  'DR',
  'PROF',
  'HERR',
  'FRAU',
  'MME',
  'MLLE',
  'SR',
  'SRA',
]);

/** What stands on cards that no person is named on. */
const NOBODY: ReadonlySet<string> = new Set([
  'CARDHOLDER',
  'CARD HOLDER',
  'CARDHOLDER NAME',
  'CARD MEMBER',
  'CARDMEMBER',
  'VALUED CUSTOMER',
  'GIFT CARD',
  'INSTANT ISSUE',
]);

/** Parts of names that only organisations have: legal forms as the registers abbreviate them, and the Chinese ones. */
const LEGAL_FORMS: ReadonlySet<string> = new Set([
  ...['LTD', 'LIMITED', 'LLC', 'LLP', 'PLC', 'INC', 'CORP', 'CORPORATION', 'COMPANY', 'PTY', 'PTE', 'FOUNDATION'],
  ...[
    'GMBH',
    'UG',
    'AG',
    'KG',
    'OHG',
    'GBR',
    'SE',
    'EV',
    'EG',
    'STIFTUNG',
    'SARL',
    'SAS',
    'SASU',
    'SA',
    'SRL',
    'SPA',
    'SL',
    'SLU',
  ],
  ...['BV', 'NV', 'VOF', 'AB', 'AS', 'ASA', 'APS', 'OY', 'OYJ', 'KFT', 'ZRT', 'DOO', 'SRO', 'OOD', 'EOOD', 'SPZOO'],
  ...['ООО', 'ОАО', 'ЗАО', 'ПАО', 'АО', 'ТОВ', 'UNIVERSITY', 'MINISTRY', 'BANK', 'HOTEL'],
]);
const CHINESE_ORGANISATION = /..(?:公司|集团|酒店|大学|医院|银行|委员会|中心|厂|部|局)$/;

export function nameOf({ fields, country }: CrossCheckDocument): PersonName {
  const valueOf = (name: FieldName) => fields.find((field) => field.name === name)?.value ?? null;
  const [surname, givenNames] = [valueOf('SURNAME'), valueOf('GIVEN_NAMES')];
  return {
    surname,
    givenNames,
    middleName: valueOf('MIDDLE_NAME'),
    fullName: valueOf('FULL_NAME'),
    country,
    fillsZone: isFromZone(fields, surname) && fillsZone(surname, givenNames, country),
  };
}

export function hasName({ fields }: Pick<CrossCheckDocument, 'fields'>): boolean {
  const names: FieldName[] = ['SURNAME', 'GIVEN_NAMES', 'FULL_NAME'];
  return fields.some(({ name, value }) => names.includes(name) && value !== null);
}

/** The field that an app should look at: the surname where the name is divided. */
export function nameFieldOf({ fields }: Pick<CrossCheckDocument, 'fields'>): FieldName {
  const has = (name: FieldName) => fields.some((field) => field.name === name && field.value !== null);
  return has('SURNAME') || !has('FULL_NAME') ? 'SURNAME' : 'FULL_NAME';
}

/** Only what was read from a zone can have been cut by one. */
function isFromZone(fields: CrossCheckDocument['fields'], surname: string | null): boolean {
  const candidates = fields.find(({ name }) => name === 'SURNAME')?.candidates ?? [];
  return candidates.some(({ zone, value }) => zone === 'MACHINE_READABLE_ZONE' && value === surname);
}

function fillsZone(surname: string | null, givenNames: string | null, country: string | null): boolean {
  const [surnameCells, givenCells] = [surname?.length ?? 0, givenNames?.length ?? 0];
  if (country === 'FRA' && (surnameCells === FRENCH_CELLS.surname || givenCells === FRENCH_CELLS.givenNames))
    return true;
  return NAME_CELLS.includes(surnameCells + (givenCells > 0 ? FILLERS_BETWEEN + givenCells : 0));
}

/** A name as embossed: SURNAME/GIVEN NAMES.TITLE as ISO/IEC 7813 has it, or a whole name in either order. */
export function embossedName(holder: string): PersonName | null {
  const name: PersonName = {
    surname: null,
    givenNames: null,
    middleName: null,
    fullName: null,
    country: null,
    fillsZone: false,
  };
  const [first = '', ...rest] = holder.split('/').map(withoutTitles);
  const whole = [first, ...rest].filter((part) => part !== '').join(' ');
  if (whole === '' || NOBODY.has(whole)) return null;
  return rest.length === 1 && first !== '' && rest[0] !== ''
    ? { ...name, surname: first, givenNames: rest[0] ?? null }
    : { ...name, fullName: whole };
}

function withoutTitles(text: string): string {
  let components = componentsOf(text);
  while (components.length > 1 && TITLES.has(components[0] ?? '')) components = components.slice(1);
  while (components.length > 1 && TITLES.has(components.at(-1) ?? '')) components = components.slice(0, -1);
  return components.join(' ');
}

/** Whether a party of an invoice is surely no person, by its legal form. */
export function isOrganisation(party: string): boolean {
  // S.A. and d.o.o. are one form each, and not three parts of a name.
  const components = componentsOf(party.replaceAll('.', ''));
  return components.some((component) => LEGAL_FORMS.has(component)) || CHINESE_ORGANISATION.test(party.trim());
}

/** A party of an invoice as a name that nobody divided. */
export function partyName(party: string): PersonName {
  const fullName = withoutTitles(party);
  return { surname: null, givenNames: null, middleName: null, fullName, country: null, fillsZone: false };
}

export function compareHolders(left: PersonName | null, right: PersonName): NameComparison {
  if (left) return compareNames(left, right);
  return { outcome: 'NOT_RUN', rule: 'MISSING', explanation: 'The card names nobody.' };
}
