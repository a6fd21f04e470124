import type { SandboxDocument } from '../../vendor.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [7, 3, 1];

/** ICAO 9303 part 3, 4.9. */
function checkDigit(cells: string): string {
  const sum = [...cells].reduce(
    (total, cell, index) => total + Math.max(0, ALPHABET.indexOf(cell)) * (WEIGHTS[index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

function filled(text: string, length: number): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z0-9<]/g, '<')
    .padEnd(length, '<')
    .slice(0, length);
}

function checked(text: string, length: number): string {
  const cells = filled(text, length);
  return cells + checkDigit(cells);
}

function sixDigits(date: string): string {
  return date.replaceAll('-', '').slice(2);
}

function sexCell(document: SandboxDocument): string {
  return document.sex === 'X' ? '<' : document.sex;
}

/** ICAO 9303 part 4. */
export function td3Lines(document: SandboxDocument): string[] {
  const number = checked(document.documentNumber, 9);
  const birth = checked(sixDigits(document.dateOfBirth), 6);
  const expiry = checked(sixDigits(document.dateOfExpiry), 6);
  const optional = `${'<'.repeat(14)}<`;
  const composite = checkDigit(number + birth + expiry + optional);
  return [
    filled(`P<${document.country}${document.surname}<<${document.givenNames}`, 44),
    `${number}${filled(document.nationality, 3)}${birth}${sexCell(document)}${expiry}${optional}${composite}`,
  ];
}

/** ICAO 9303 part 5. */
export function td1Lines(document: SandboxDocument): string[] {
  const first = `I<${filled(document.country, 3)}${checked(document.documentNumber, 9)}${'<'.repeat(15)}`;
  const birth = checked(sixDigits(document.dateOfBirth), 6);
  const expiry = checked(sixDigits(document.dateOfExpiry), 6);
  const optional = '<'.repeat(11);
  const composite = checkDigit(first.slice(5) + birth + expiry + optional);
  return [
    first,
    `${birth}${sexCell(document)}${expiry}${filled(document.nationality, 3)}${optional}${composite}`,
    filled(`${document.surname}<<${document.givenNames}`, 30),
  ];
}
