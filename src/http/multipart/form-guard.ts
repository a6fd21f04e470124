import type { Readable } from 'node:stream';
import { HttpProblem, problemOf } from '../errors.js';

export interface FormLimits {
  readonly maxFiles: number;
  /** The longest list in the operation. */
  readonly maxListLength: number;
}

/** An operation is a flat thing; this is far above what any real one needs and far below what hurts. */
const MAX_DEPTH = 32;
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

type JsonObject = Record<string, unknown>;

/** A form that breaks the multipart request specification or one of our limits on it. */
export function malformed(message: string): HttpProblem {
  return new HttpProblem(400, 'MALFORMED_MULTIPART', message);
}

export function tooManyFiles(maxFiles: number): HttpProblem {
  return new HttpProblem(413, 'TOO_MANY_FILES', `A request may bring at most ${maxFiles} files.`);
}

function parseField(name: 'operations' | 'map', value: string): JsonObject {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw malformed(`The field "${name}" is not JSON.`);
  }
  if (Array.isArray(parsed) && name === 'operations') {
    throw new HttpProblem(400, 'BATCHING_NOT_SUPPORTED', 'A request brings one operation, not a list of them.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw malformed(`The field "${name}" must be a JSON object.`);
  }
  return parsed as JsonObject;
}

/** Throws an HttpProblem for an operation that would be costly or dangerous to look into. */
function checkOperations(value: unknown, maxListLength: number, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) throw malformed('The field "operations" is nested too deeply.');
  if (Array.isArray(value)) {
    if (value.length > maxListLength) {
      throw malformed(`A list in the field "operations" has more than ${maxListLength} items.`);
    }
    for (const item of value) checkOperations(item, maxListLength, depth + 1);
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    // "constructor" is an ordinary name of a property; this one changes what the object is.
    if (name === '__proto__') throw malformed('The field "operations" has a forbidden property name.');
    checkOperations(item, maxListLength, depth + 1);
  }
}

/**
 * Throws an HttpProblem unless the map says, for each file, one place in the variables that is free. graphql-upload
 * writes wherever a path points and makes what is missing, and so does an index of 200 million, which blocks graphql-js
 * for seconds afterwards; here nothing is made but a last property.
 */
function checkMap(map: JsonObject, operations: JsonObject, maxFiles: number): string[][] {
  const entries = Object.values(map);
  if (entries.length > maxFiles) throw tooManyFiles(maxFiles);
  const taken = new Set<string>();
  for (const paths of entries) {
    if (!Array.isArray(paths) || paths.length !== 1 || typeof paths[0] !== 'string') {
      throw malformed('The field "map" must name, for each file, a list of exactly one path.');
    }
    const path = paths[0];
    if (taken.has(path)) throw malformed('The field "map" puts two files into one place.');
    taken.add(path);
    checkPath(path.split('.'), operations);
  }
  return [...taken].map((path) => path.split('.'));
}

function checkPath([root, ...names]: string[], operations: JsonObject): void {
  if (root !== 'variables' || names.length === 0 || names.some((name) => FORBIDDEN_NAMES.has(name))) {
    throw malformed('A path in the field "map" must begin with "variables.".');
  }
  let container: unknown = operations.variables;
  for (const [position, name] of names.entries()) {
    const isObject = typeof container === 'object' && container !== null;
    const found: unknown =
      isObject && Object.hasOwn(container as object, name) ? (container as JsonObject)[name] : undefined;
    const last = position === names.length - 1;
    const isFree = found === null || (found === undefined && !Array.isArray(container));
    // "length" is a property of a list, but no place in it.
    const isPlace = isObject && (!Array.isArray(container) || /^(0|[1-9]\d*)$/.test(name));
    if (!isPlace || (last && !isFree)) {
      throw malformed('A path in the field "map" must lead to a null in the variables.');
    }
    container = found;
  }
}

/**
 * Judges the parts of one form as they arrive, before graphql-upload sees them: what it refuses never reaches the disk.
 */
export class FormGuard {
  /** Where the files go in the operation, once the map was accepted. */
  places: readonly (readonly string[])[] = [];
  private operations: JsonObject | undefined;
  private mapped = false;
  private readonly fileNames = new Set<string>();

  constructor(private readonly limits: FormLimits) {}

  /** Throws an HttpProblem. Fields with other names mean nothing and are left to graphql-upload, which ignores them. */
  field(name: string, value: string, truncated: boolean): void {
    if (name !== 'operations' && name !== 'map') return;
    if (truncated) throw problemOf(413);
    if (name === 'operations') {
      if (this.operations) throw malformed('The field "operations" stands in the form twice.');
      const operations = parseField(name, value);
      checkOperations(operations, this.limits.maxListLength);
      this.operations = operations;
    } else {
      if (!this.operations) throw malformed('The field "map" must follow the field "operations".');
      if (this.mapped) throw malformed('The field "map" stands in the form twice.');
      this.places = checkMap(parseField(name, value), this.operations, this.limits.maxFiles);
      this.mapped = true;
    }
  }

  /** Throws an HttpProblem. */
  file(name: string): void {
    if (!this.mapped) throw malformed('Files must follow the field "map".');
    // graphql-upload would forget the first of two files of one name, and leave it on the disk.
    if (this.fileNames.has(name)) throw malformed('Two files in the form have the same field name.');
    this.fileNames.add(name);
  }
}

/** Lets a part that nobody wants flow away. */
export function discard(stream: Readable): void {
  stream.on('error', () => undefined);
  stream.resume();
}
