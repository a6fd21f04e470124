import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars';
import GraphQLUpload from 'graphql-upload/GraphQLUpload.mjs';

function textScalar(name: string, pattern: RegExp, description: string, expected: string): GraphQLScalarType<string> {
  // The value itself may be personal data, so the message does not repeat it.
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw new GraphQLError(`${name} must be ${expected}.`);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

export const DateScalar = textScalar(
  'Date',
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'A complete calendar date, YYYY-MM-DD. A date of which only a part is known is null here and stands in the field.',
  'a date of the form YYYY-MM-DD',
);

export const CountryCodeScalar = textScalar(
  'CountryCode',
  /^[A-Z]{3}$/,
  'ISO 3166-1 alpha-3, and the codes that ICAO 9303 part 3 section 5 adds, such as UTO, XXA or UNO.',
  'three letters A to Z',
);

export { GraphQLDateTime as DateTimeScalar, GraphQLJSON as JsonScalar, GraphQLUpload as UploadScalar };
