import { describe, expect, test } from '@jest/globals';
import type { EnumTypeDefinitionNode } from 'graphql';
import { Kind, parse } from 'graphql';
import { printContract } from '../../src/graphql/build-schema.js';

const enums = parse(printContract()).definitions.filter(
  (definition): definition is EnumTypeDefinitionNode => definition.kind === Kind.ENUM_TYPE_DEFINITION,
);

describe('enums of the printed contract', () => {
  test('say of each value what it means', () => {
    expect(enums.map(({ name }) => name.value)).toEqual(
      expect.arrayContaining(['UserErrorCode', 'FieldName', 'CheckName', 'InvoiceVerificationParameter']),
    );
    const bare = enums.flatMap(({ name, values = [] }) =>
      values
        .filter(({ description }) => !description?.value.trim())
        .map((value) => `${name.value}.${value.name.value}`),
    );
    expect(bare).toEqual([]);
  });

  test('never say the same of two values', () => {
    const repeated = enums.flatMap(({ name, values = [] }) => {
      const texts = values.map(({ description }) => description?.value);
      return values
        .filter((_value, at) => texts.indexOf(texts[at]) !== at)
        .map((value) => `${name.value}.${value.name.value}`);
    });
    expect(repeated).toEqual([]);
  });
});
