import type { AbsenceReason, FieldName } from '../../domain/field.js';

/**
 * What is printed on the side that the picture does not show, by typeId. Only of the card whose two sides are known: the
 * Chinese identity card bears the person on one, authority and period of validity on the other (HIGH: the items that the
 * vendor's twin answers for the two sides).
 */
const ON_THE_OTHER_SIDE: Readonly<Record<string, readonly FieldName[]>> = {
  '2': ['DATE_OF_ISSUE', 'DATE_OF_EXPIRY', 'ISSUING_AUTHORITY'],
  '3': ['FULL_NAME', 'SURNAME', 'GIVEN_NAMES', 'SEX', 'DATE_OF_BIRTH', 'ADDRESS', 'PERSONAL_NUMBER'],
};

/** Fields that were not read because they stand on the other side of the card. */
export function absentFromSide(
  typeId: string | null,
  read: ReadonlySet<FieldName>,
): { name: FieldName; reason: AbsenceReason }[] {
  const names = typeId !== null && Object.hasOwn(ON_THE_OTHER_SIDE, typeId) ? ON_THE_OTHER_SIDE[typeId] : undefined;
  return (names ?? []).filter((name) => !read.has(name)).map((name) => ({ name, reason: 'WRONG_SIDE' }));
}
