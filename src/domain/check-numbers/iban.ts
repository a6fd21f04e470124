import { countrySpecs, electronicFormatIBAN, isValidBIC, ValidationErrorsIBAN, validateIBAN } from 'ibantools';

/** VALID: the form is that of its country and the check digits hold. INVALID: one of the two is not so. */
export type IbanVerdict = 'VALID' | 'INVALID' | 'NOT_AN_IBAN';

/** The longest of any country, with blanks between groups of four. */
const LONGEST_PRINTED = 50;

/** Without blanks and hyphens, in capitals; null for text that does not even begin like an IBAN (ISO 13616-1). */
export function normalizeIban(text: string): string | null {
  const bare = text.length <= LONGEST_PRINTED ? electronicFormatIBAN(text) : null;
  return bare !== null && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare) ? bare : null;
}

/** Check digits by ISO 7064 MOD 97-10, length and form by the registry of ISO 13616; what a bank's own digits say is left out. */
export function judgeIban(text: string): IbanVerdict {
  const bare = normalizeIban(text);
  if (bare === null) return 'NOT_AN_IBAN';
  const { errorCodes } = validateIBAN(bare);
  const isWrong = errorCodes.some(
    // Some countries have a check inside of the account number as well; not all banks there keep to it.
    (code) => code !== ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
  );
  return isWrong ? 'INVALID' : 'VALID';
}

/** ISO 9362: in capitals without blanks; null for text that is no BIC. */
export function normalizeBic(text: string): string | null {
  const bare = text.replace(/\s/g, '').toUpperCase();
  return bare.length <= 11 && isValidBIC(bare) ? bare : null;
}

/** All IBANs in running text whose check digits hold, each once, without blanks. What only looks like one is left out. */
export function findIbans(text: string): string[] {
  const found = new Set<string>();
  for (const [match] of text.matchAll(/(?<![A-Z0-9])[A-Z]{2}\d\d(?: ?[A-Z0-9]){11,30}/g)) {
    // Words that follow may look like groups of it, so the length of its country decides where it ends.
    const length = countrySpecs[match.slice(0, 2)]?.chars ?? 0;
    const bare = match.replaceAll(' ', '').slice(0, length);
    if (bare.length === length && judgeIban(bare) === 'VALID') found.add(bare);
  }
  return [...found];
}
