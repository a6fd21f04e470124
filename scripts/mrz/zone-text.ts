import type { MrzFormat } from '../../src/domain/mrz.js';
import { ALPHABET } from '../../src/providers/local/mrz/alphabet.js';
import { checkDigitOf } from '../../src/providers/local/mrz/check-digits.js';
import { FORMAT_LAYOUTS } from '../../src/providers/local/mrz/formats.js';
import type { Random } from './random.js';

/** Nobody: every name is put together from these lists or from syllables. */
const SURNAMES = (
  'ERIKSSON VAN<DER<MEER OCONNOR SMITH<JONES ZIELINSKI BOSSUYT QUISPE IBSEN GOLDSTEIN HUYNH WYSOCKI DUBOIS SCHAEFER ' +
  'KJAER FITZGERALD XU BLOGGS MOZOLEVSKY BIBBSON SOLZI'
).split(' ');
const GIVEN_NAMES = (
  'ANNA<MARIA JOHN LILIAN<SOPHIE IGOR ZOE QUENTIN<BORIS OLGA XAVIER GISELLE WILLIAM<DAVID BEATRIZ HUGO YUKI KIM<SUNG ' +
  'PAWEL JOSE<LUIS SASKIA DMITRIY FIONA ULRICH'
).split(' ');
const ISSUERS = ['UTO', 'UTO', 'USA', 'GBR', 'NLD', 'D', 'CHN', 'SGP', 'POL', 'FRA', 'BRA', 'ZAF', 'SWE', 'IND', 'VNM'];
const LETTERS = ALPHABET.slice(10, 36);
const DIGITS = ALPHABET.slice(0, 10);

const fill = (text: string, length: number): string => text.padEnd(length, '<').slice(0, length);
const withDigit = (text: string): string => text + checkDigitOf(text);

function characters(random: Random, from: string, count: number): string {
  return Array.from({ length: count }, () => from[random.integer(0, from.length - 1)]!).join('');
}

function inventedName(random: Random): string {
  const syllables = Array.from(
    { length: random.integer(1, 3) },
    () => characters(random, 'BCDFGHJKLMNPQRSTVWXZ', 1) + characters(random, 'AEIOUY', 1),
  );
  return syllables.join('') + characters(random, LETTERS, random.integer(0, 1));
}

function date(random: Random, firstYear: number, lastYear: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return two(random.integer(firstYear, lastYear) % 100) + two(random.integer(1, 12)) + two(random.integer(1, 28));
}

function documentNumber(random: Random): string {
  const length = random.chance(0.1) ? 8 : 9;
  if (random.chance(0.4)) return characters(random, DIGITS, length);
  return characters(random, LETTERS, 2) + characters(random, DIGITS + DIGITS + DIGITS + LETTERS, length - 2);
}

function optionalData(random: Random, longest: number): string {
  return random.chance(0.35) ? characters(random, DIGITS + DIGITS + DIGITS + LETTERS, random.integer(3, longest)) : '';
}

interface Holder {
  issuer: string;
  surname: string;
  givenNames: string;
  number: string;
  birth: string;
  sex: string;
  expiry: string;
}

function inventedHolder(random: Random): Holder {
  return {
    issuer: fill(random.pick(ISSUERS), 3),
    surname: random.chance(0.5) ? random.pick(SURNAMES) : inventedName(random),
    givenNames: random.chance(0.5) ? random.pick(GIVEN_NAMES) : inventedName(random),
    number: documentNumber(random),
    birth: date(random, 1940, 2010),
    sex: random.pick(['M', 'F', 'F', 'M', '<']),
    expiry: date(random, 2024, 2035),
  };
}

function covered(lines: readonly string[], format: MrzFormat): string {
  const composite = FORMAT_LAYOUTS[format].checks.find((check) => check.name === 'COMPOSITE')!;
  return composite.covers.map(({ line, from, to }) => lines[line]!.slice(from, to)).join('');
}

/** The lines of a zone of an invented holder, with every check digit right. */
export function inventedZone(format: MrzFormat, random: Random): string[] {
  const holder = inventedHolder(random);
  const name = `${holder.surname}<<${holder.givenNames}`;
  const number = withDigit(fill(holder.number, 9));
  const dates = `${withDigit(holder.birth)}${holder.sex}${withDigit(holder.expiry)}`;
  const close = (lines: string[]): string[] => {
    const last = format === 'TD1' ? 1 : lines.length - 1;
    return lines.map((text, line) => (line === last ? text + checkDigitOf(covered(lines, format)) : text));
  };
  switch (format) {
    case 'TD3': {
      const optional = optionalData(random, 14);
      const digit = optional === '' && random.chance(0.5) ? '<' : checkDigitOf(fill(optional, 14));
      const first = fill(`${random.pick(['P<', 'P<', 'PD', 'PS'])}${holder.issuer}${name}`, 44);
      return close([first, `${number}${holder.issuer}${dates}${fill(optional, 14)}${digit}`]);
    }
    case 'TD2': {
      const first = fill(`${random.pick(['I<', 'ID', 'AC'])}${holder.issuer}${name}`, 36);
      return close([first, `${number}${holder.issuer}${dates}${fill(optionalData(random, 7), 7)}`]);
    }
    case 'TD1': {
      const isLong = random.chance(0.12);
      const rest = characters(random, DIGITS, random.integer(1, 4));
      const numberCells = isLong
        ? `${fill(holder.number, 9)}<${rest}${checkDigitOf(fill(holder.number, 9) + rest)}<`
        : `${number}${optionalData(random, 15)}`;
      const start = `${random.pick(['I<', 'ID', 'AC'])}${holder.issuer}`;
      const second = `${dates}${holder.issuer}${fill(optionalData(random, 11), 11)}`;
      return close([fill(start + numberCells, 30), second, fill(name, 30)]);
    }
    case 'MRV_A':
    case 'MRV_B': {
      const length = format === 'MRV_A' ? 44 : 36;
      const first = fill(`${random.pick(['V<', 'VB', 'VC'])}${holder.issuer}${name}`, length);
      const second = `${number}${holder.issuer}${dates}${optionalData(random, length - 28)}`;
      return [first, fill(second, length)];
    }
    case 'FRENCH_ID': {
      const department = random.pick(['075', '013', '2A0', '069', '974', '2B0', '059']);
      const office = random.chance(0.1) ? '<<<<<<' : department.slice(0, 3) + characters(random, DIGITS, 3);
      const issued = date(random, 1994, 2020).slice(0, 4) + department + characters(random, DIGITS, 5);
      const given = holder.givenNames.replaceAll('<', '<<');
      const sex = holder.sex === '<' ? 'F' : holder.sex;
      const second = `${withDigit(issued)}${fill(given, 14)}${withDigit(holder.birth)}${sex}`;
      return close([`IDFRA${fill(holder.surname, 25)}${office}`, second]);
    }
  }
}

/** Lines of any characters at all, for training: no check digit, no field, every character as likely as another. */
export function randomLines(lineCount: number, length: number, random: Random): string[] {
  return Array.from({ length: lineCount }, () =>
    Array.from({ length }, () => (random.chance(0.1) ? '<' : ALPHABET[random.integer(0, 36)]!)).join(''),
  );
}
