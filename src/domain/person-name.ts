import type { CheckOutcome } from './document.js';
import type { NamePart, NameRule, PartComparison } from './name-part.js';
import { compareParts, decided, NAME_RULES, notDecided } from './name-part.js';
import { componentsOf, scriptOf } from './transliteration.js';

/** A person's name as one document has it. Every part as printed or as its zone has it; null where it does not say. */
export interface PersonName {
  surname: string | null;
  givenNames: string | null;
  /** A middle name or patronymic that stands apart from the given names. */
  middleName: string | null;
  /** The whole name where nobody divided it; its order is not known. */
  fullName: string | null;
  /** ISO 3166-1 alpha-3 of the issuer, whose column of the table of Cyrillic letters is tried first; null: not known. */
  country: string | null;
  /** Whether the name fills its zone to the last character, so that it may have been cut short there. */
  fillsZone: boolean;
}

export interface NameComparison {
  outcome: CheckOutcome;
  /** The rule that decided, or that kept it from being decided. */
  rule: NameRule;
  /** Names the rule; holds nothing of either name. */
  explanation: string;
}

const EXPLANATIONS: Readonly<Record<NameRule, string>> = {
  EQUAL: 'The names are equal letter for letter.',
  TRANSLITERATION:
    'The names are equal after the transliteration that ICAO 9303 part 3, section 6 recommends for the machine-readable zone.',
  DIVISION: 'The names have the same letters in the same order, and are divided into parts otherwise.',
  ORDER_OF_WHOLE: 'The names are equal with surname and given names in the other order; one of them is not divided.',
  TRUNCATION:
    'One of the names fills its machine-readable zone, and is the other one cut short as ICAO 9303 parts 4 to 7 prescribe.',
  MISSING: 'One of the two does not give the name, or not the part of it that could be compared.',
  NO_TABLE:
    'The names are in scripts between which no standard transliteration is known here, or hold other characters.',
  VARIANT_CHARACTERS: 'The names are in Han characters that differ, which traditional and simplified forms may do.',
  ABBREVIATION: 'One of the names leaves parts out or has initials, and agrees in what it has.',
  SWAPPED: 'Surname and given names are the same the other way round, which leaves open whether they were mixed up.',
  NATIONAL_CHARACTER:
    'The names would be equal if both came from one with a national character, which neither of them shows.',
  OTHER_ROMANISATION:
    'The names would be equal by another romanisation than that of ICAO; which one was applied is not known.',
  TRANSCRIPTION: 'One name is in Arabic script, the other a transcription by sound, for which there is no standard.',
  DIFFERENT: 'The names differ, also after the transliteration of ICAO 9303 part 3, section 6.',
};

/** Pure: whether two documents give the same name. Decides only by a rule that has a name; likeness is none. */
export function compareNames(left: PersonName, right: PersonName): NameComparison {
  const divided = isDivided(left) && isDivided(right) ? compareDivided(left, right) : null;
  // What nobody divided may still be in a script that can be compared.
  const whole = divided === null || divided.outcome === 'NOT_RUN' ? compareWhole(left, right) : null;
  const comparison =
    whole && (!divided || (whole.outcome !== 'NOT_RUN' && usesFullName(left, right))) ? whole : divided;
  const { outcome, rule } = comparison ?? notDecided('MISSING');
  return { outcome, rule, explanation: EXPLANATIONS[rule] };
}

function isDivided(name: PersonName): boolean {
  return isGiven(name.surname) || isGiven(name.givenNames);
}

function isGiven(text: string | null): text is string {
  return text !== null && componentsOf(text).length > 0;
}

function usesFullName(left: PersonName, right: PersonName): boolean {
  return isGiven(left.fullName) && isGiven(right.fullName);
}

function compareDivided(left: PersonName, right: PersonName): PartComparison {
  const [leftGiven, rightGiven] = [givenOf(left), givenOf(right)];
  const surnames = comparePair(left, left.surname, right, right.surname);
  // A person with one name has no given names in either document.
  const given = leftGiven === null && rightGiven === null ? null : comparePair(left, leftGiven, right, rightGiven);
  if (given === null) return surnames;
  const parts = [surnames, given];
  const failed = parts.find(({ outcome }) => outcome === 'FAILED');
  const open = parts.find(({ outcome }) => outcome === 'NOT_RUN');
  // Of two that are the same, the one that needed more to be so is worth telling.
  if (!failed && !open) return NAME_RULES.indexOf(given.rule) > NAME_RULES.indexOf(surnames.rule) ? given : surnames;
  const together = comparePair(left, joined(left.surname, leftGiven), right, joined(right.surname, rightGiven));
  if (together.outcome === 'PASSED' && (together.rule === 'DIVISION' || together.rule === 'EQUAL')) {
    return decided('PASSED', 'DIVISION');
  }
  if (!failed) return open ?? surnames;
  const swapped = [
    comparePair(left, left.surname, right, rightGiven),
    comparePair(left, leftGiven, right, right.surname),
  ];
  return swapped.every(({ outcome }) => outcome === 'PASSED') ? notDecided('SWAPPED') : failed;
}

/** Where at least one is not divided: in either order, since nothing says which of the parts is the surname. */
function compareWhole(left: PersonName, right: PersonName): PartComparison {
  const comparisons = ordersOf(left).flatMap((leftWhole, leftIndex) =>
    ordersOf(right).map((rightWhole, rightIndex): PartComparison => {
      const comparison = comparePair(left, leftWhole, right, rightWhole);
      const turned = leftIndex + rightIndex > 0 && comparison.outcome === 'PASSED';
      return turned ? decided('PASSED', 'ORDER_OF_WHOLE') : comparison;
    }),
  );
  return (
    comparisons.find(({ outcome }) => outcome === 'PASSED') ??
    comparisons.find(({ outcome }) => outcome === 'NOT_RUN') ??
    comparisons[0] ??
    notDecided('MISSING')
  );
}

/** As it stands first; then with the surname at the other end. */
function ordersOf(name: PersonName): string[] {
  if (isGiven(name.fullName)) {
    const components = componentsOf(name.fullName);
    const orders = [
      components,
      [...components.slice(-1), ...components.slice(0, -1)],
      [...components.slice(1), ...components.slice(0, 1)],
    ];
    return [...new Set(orders.map((order) => order.join(' ')))];
  }
  const given = givenOf(name);
  if (!isGiven(name.surname) || given === null) return isGiven(name.surname) ? [name.surname] : given ? [given] : [];
  return [`${name.surname} ${given}`, `${given} ${name.surname}`];
}

/** The given names with a middle name that stands apart, unless it stands among them too, or in another script. */
function givenOf({ givenNames, middleName }: PersonName): string | null {
  if (!isGiven(givenNames)) return isGiven(middleName) ? middleName : null;
  if (!isGiven(middleName) || scriptOf(givenNames) !== scriptOf(middleName)) return givenNames;
  const [given, middle] = [componentsOf(givenNames), componentsOf(middleName)];
  return middle.every((component) => given.includes(component)) ? givenNames : `${givenNames} ${middleName}`;
}

function joined(surname: string | null, given: string | null): string | null {
  return surname !== null && given !== null ? `${surname} ${given}` : (surname ?? given);
}

function comparePair(left: PersonName, leftText: string | null, right: PersonName, rightText: string | null) {
  if (!isGiven(leftText) || !isGiven(rightText)) return notDecided('MISSING');
  const partOf = ({ country, fillsZone }: PersonName, text: string): NamePart => ({ text, country, fillsZone });
  return compareParts(partOf(left, leftText), partOf(right, rightText));
}
