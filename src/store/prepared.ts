import { createHash } from 'node:crypto';
import type { AnyColumn, SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Queries } from './database.js';

type SqlOf<Columns> = { [Name in keyof Columns]: SQL };

const prepared = new WeakMap<Queries, Map<string, unknown>>();

/**
 * A statement that is made once for each connection, and parsed and planned there once: for those on the way of every document,
 * where making the text takes longer than running it. `build` gives it `name` by `.prepare(name)`; what varies are placeholders.
 */
export function preparedOn<Statement>(
  queries: Queries,
  name: string,
  build: (queries: Queries, name: string) => Statement,
): Statement {
  let statements = prepared.get(queries);
  if (!statements) {
    statements = new Map<string, unknown>();
    prepared.set(queries, statements);
  }
  let statement = statements.get(name) as Statement | undefined;
  if (statement === undefined) {
    statement = build(queries, shortNameOf(name));
    statements.set(name, statement);
  }
  return statement;
}

/** PostgreSQL cuts names off after 63 bytes. */
function shortNameOf(name: string): string {
  return name.length <= 60 ? name : createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** Those of the columns that the row has a value for, in an order of their own. */
export function pick<Columns extends Record<string, AnyColumn>>(columns: Columns, row: object): Partial<Columns> {
  const given = new Map<string, unknown>(Object.entries(row));
  const entries = Object.entries(columns).filter(([name]) => given.get(name) !== undefined);
  return Object.fromEntries(entries) as Partial<Columns>;
}

/** A placeholder for each column, by its own name; to be filled by `driverValuesOf`. */
export function placeholdersOf<Columns extends Record<string, AnyColumn>>(columns: Columns): SqlOf<Columns> {
  const entries = Object.keys(columns).map((name) => [name, sql`${sql.placeholder(name)}`]);
  return Object.fromEntries(entries) as SqlOf<Columns>;
}

/** A row as it is sent. The library encodes what stands for a placeholder, but not where it is null. */
export function driverValuesOf(columns: Record<string, AnyColumn>, row: object): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(row));
  const entries = Object.entries(columns).map(([name, column]) => {
    const value = values.get(name) ?? null;
    return [name, value === null ? null : column.mapToDriverValue(value)];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** What an insert would have written, for each column of a row that is there already. */
export function excludedOf<Columns extends Record<string, AnyColumn>>(columns: Columns): SqlOf<Columns> {
  const entries = Object.entries(columns).map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]);
  return Object.fromEntries(entries) as SqlOf<Columns>;
}

/** Whether the column is one of a list of texts that the placeholder stands for, however long the list is. */
export function isAnyOf(column: AnyColumn, placeholder: string): SQL {
  return sql`${column} = any(${sql.placeholder(placeholder)}::text[])`;
}
