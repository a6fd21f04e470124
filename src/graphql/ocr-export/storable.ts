import type { ValidationOptions } from 'class-validator';
import { ValidateBy } from 'class-validator';

const DEEPEST = 6;
/** Characters of JSON. A whole result of all documented keys is far smaller. */
const LONGEST = 20_000;

/** The database takes neither the character of code 0 nor half of a surrogate pair. */
const NOT_STORABLE = /[\0\p{Surrogate}]/u;

/** Whether something that came as JSON can be kept and sent as it is. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return !NOT_STORABLE.test(value);
  if (typeof value !== 'object' || depth >= DEEPEST) return false;
  return Object.entries(value).every(([key, each]) => !NOT_STORABLE.test(key) && isStorable(each, depth + 1));
}

/** For what the app says freely; its messages name the property and never its value. */
export function IsStorable(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isStorable',
      validator: {
        validate: (value) => isStorable(value) && JSON.stringify(value).length <= LONGEST,
        defaultMessage: (found) =>
          `${found?.property} must be at most ${LONGEST} characters of JSON and ${DEEPEST} levels deep, without the character of code 0`,
      },
    },
    options,
  );
}
