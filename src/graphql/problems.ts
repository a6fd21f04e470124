import { GraphQLError } from 'graphql';
import type { ValidationError } from 'class-validator';
import { validate } from 'class-validator';
import type { UserError, UserErrorCode } from '../domain/errors.js';
import { UserFault } from '../domain/errors.js';
import type { Cursor } from '../store/cursor.js';
import { decodeCursor } from '../store/cursor.js';

/** The one answer for what does not exist and for what belongs to someone else. */
export function notFound(what: string): GraphQLError {
  return new GraphQLError(`There is no such ${what}.`, { extensions: { code: 'NOT_FOUND' } });
}

/** An argument of a query that cannot be used; `argument` tells which. */
export function badArgument(argument: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument } });
}

export const LARGEST_PAGE = 100;

/** Checks the arguments that every connection takes. */
export function pageArguments(
  first: number,
  after: string | null | undefined,
): { first: number; after: Cursor | null } {
  if (first < 1 || first > LARGEST_PAGE) {
    throw badArgument('first', `first must be from 1 to ${LARGEST_PAGE}.`);
  }
  if (after === null || after === undefined) return { first, after: null };
  const cursor = decodeCursor(after);
  if (!cursor) throw badArgument('after', 'after must be an endCursor or a cursor that this API gave out.');
  return { first, after: cursor };
}

export function checkWait(waitMs: number, afterRevision: number | null | undefined): void {
  if (waitMs < 0 || waitMs > 25_000) throw badArgument('waitMs', 'waitMs must be from 0 to 25000.');
  if (typeof afterRevision === 'number' && afterRevision < 0) {
    throw badArgument('afterRevision', 'afterRevision must not be negative.');
  }
}

/**
 * No text of ours holds a control character, and the database takes none of code 0. Half of a surrogate pair is no
 * character: the database keeps U+FFFD for any of them, so that two different ids would become one.
 */
// eslint-disable-next-line no-control-regex
export const PLAIN_TEXT = /^[^\u0000-\u001f\u007f\ud800-\udfff]*$/u;
export const NO_CONTROL_CHARACTERS = { message: '$property must not hold control characters or halves of characters' };

/** Checks texts that something is looked up by, named as in the arguments. */
export function checkTexts(texts: Readonly<Record<string, string | null | undefined>>): void {
  for (const [argument, text] of Object.entries(texts)) {
    if (text && !PLAIN_TEXT.test(text))
      throw badArgument(argument, `${argument} must not hold control characters or halves of characters.`);
  }
}

/** Checks the input of a query as that of a mutation is; `argument` of the error is the path of the first fault. */
export async function checkInput(input: object): Promise<void> {
  const [fault] = await invalidParts(input);
  if (fault) throw badArgument(fault.path.join('.'), fault.message);
}

/**
 * Runs a mutation: its input is validated, and whatever the caller can mend comes back as data. Any other fault goes on
 * and ends as an internal error.
 */
export async function answerMutation<T extends object>(
  input: object | readonly object[],
  work: () => Promise<T>,
  nothing: T,
): Promise<T & { userErrors: UserError[] }> {
  const userErrors = await invalidParts(input);
  if (userErrors.length > 0) return { ...nothing, userErrors };
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (error instanceof UserFault) return { ...nothing, userErrors: error.errors };
    throw error;
  }
}

async function invalidParts(input: object | readonly object[]): Promise<UserError[]> {
  const items = Array.isArray(input)
    ? (input as object[]).map((item, index) => ({ item, path: ['input', String(index)] }))
    : [{ item: input, path: ['input'] }];
  const found = await Promise.all(
    items.map(async ({ item, path }) =>
      flatten(
        await validate(item, {
          skipMissingProperties: true,
          forbidUnknownValues: true,
          validationError: { target: false, value: false },
        }),
        path,
      ),
    ),
  );
  return found.flat();
}

function flatten(errors: readonly ValidationError[], path: string[]): UserError[] {
  return errors.flatMap((error) => {
    const here = [...path, error.property];
    return [
      ...Object.entries(error.constraints ?? {}).map(([rule, message]): UserError => ({
        code: codeOf(error, rule),
        message: sentence(message),
        path: here,
      })),
      ...flatten(error.children ?? [], here),
    ];
  });
}

/** A rule may name a code of its own in its context. */
function codeOf({ contexts }: ValidationError, rule: string): UserErrorCode {
  const context = contexts?.[rule] as { code?: UserErrorCode } | undefined;
  return context?.code ?? 'INPUT_INVALID';
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}
