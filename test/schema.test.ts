import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import type { GraphQLNamedType } from 'graphql';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { buildGraphSchema, printContract } from '../src/graphql/build-schema.js';
import { loadSavedOperations } from '../src/http/playground/saved-operations.js';

const ROOT = new URL('../', import.meta.url);
const schema = buildGraphSchema();

const read = (path: string) => readFile(new URL(path, ROOT), 'utf8');

/** Ours alone, without what federation adds. */
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type) && !/^_|__/.test(type.name),
);

function membersOf(type: GraphQLNamedType): { name: string; description?: string | null | undefined }[] {
  if (isEnumType(type)) return [...type.getValues()];
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    return Object.values<{ name: string; description?: string | null | undefined }>(type.getFields());
  }
  return [];
}

describe('the contract', () => {
  test('in schema.graphql is what the code prints', async () => {
    expect(await read('schema.graphql')).toBe(printContract());
  });

  test('describes every type', () => {
    const undescribed = types
      .filter(({ name, description }) => !description && !/^Query$|^Mutation$/.test(name))
      .map(({ name }) => name);
    expect(undescribed).toEqual([]);
  });

  test('describes everything that can be asked and done', () => {
    const roots = [schema.getQueryType()!, schema.getMutationType()!].flatMap((type) =>
      Object.values(type.getFields()),
    );
    const own = roots.filter(({ name }) => !name.startsWith('_'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  test('is worded in whole sentences', () => {
    const texts = types.flatMap((type) => [type, ...membersOf(type)]).flatMap(({ description }) => description ?? []);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => !/[.…]$/.test(text.trim()))).toEqual([]);
  });

  test('ends every list of names with names of its own kind: types large, fields small, values in capitals', () => {
    for (const type of types) {
      expect(type.name).toMatch(/^[A-Z][A-Za-z]*$/);
      const pattern = isEnumType(type) ? /^([A-Z][A-Z0-9_]*|[a-z]+)$/ : /^_?[a-z][A-Za-z0-9]*$/;
      for (const { name } of membersOf(type)) expect(name).toMatch(pattern);
    }
  });

  test('gives everything that is worked on the same polling contract', () => {
    for (const type of types.filter(isObjectType)) {
      const fields = Object.keys(type.getFields());
      const isTracked = type.getInterfaces().some(({ name }) => name === 'Tracked');
      expect(fields.includes('poll') && fields.includes('revision')).toBe(isTracked);
    }
  });

  test('gives every mutation a payload with userErrors', () => {
    for (const field of Object.values(schema.getMutationType()!.getFields())) {
      const payload = schema.getType(String(field.type).replace('!', ''));
      if (!isObjectType(payload)) throw new Error(`${field.name} has no payload.`);
      expect(String(payload.getFields()['userErrors']?.type)).toBe('[UserError!]!');
    }
  });
});

describe('operations that ship', () => {
  test('of the playground hold against the contract, each in one operation', async () => {
    const operations = await loadSavedOperations();
    const files = await readdir(new URL('src/http/playground/operations/', ROOT));
    expect(operations).toHaveLength(files.length);
    for (const { title, query } of operations) {
      const document = parse(query);
      expect({ title, faults: validate(schema, document).map(({ message }) => message) }).toEqual({
        title,
        faults: [],
      });
      expect(document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)).toHaveLength(1);
    }
  });

  test('of the folder operations hold against the contract', async () => {
    const files = (await readdir(new URL('operations/', ROOT))).filter((name) => name.endsWith('.graphql'));
    expect(files.length).toBeGreaterThan(0);
    const texts = await Promise.all(files.map((name) => read(`operations/${name}`)));
    expect(validate(schema, parse(texts.join('\n'))).map(({ message }) => message)).toEqual([]);
  });

  test('of the README hold against the contract', async () => {
    const texts = [...(await read('README.md')).matchAll(/^```graphql\n([\s\S]*?)^```$/gm)].map(
      ([, text = '']) => text,
    );
    expect(texts.length).toBeGreaterThan(3);
    for (const text of texts) {
      expect({ text, faults: validate(schema, parse(text)).map(({ message }) => message) }).toEqual({
        text,
        faults: [],
      });
    }
  });
});
