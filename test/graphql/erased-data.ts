import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENT_KINDS } from '../../src/domain/document.js';
import type { TestApp } from '../support/test-app.js';

/** Every row of every table of the database, as text: of the queue's as well, but for what was always there. */
export async function dumpDatabase({ app }: TestApp): Promise<string> {
  const { pool } = app.parts.database;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const dumped: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ text: string }>(`select row_to_json(each)::text as text from ${name} each`);
    dumped.push(...rows.map(({ text }) => `${name} ${text}`));
  }
  return dumped.join('\n');
}

/** The files of the folder that pictures are kept in. */
export async function storedFiles({ dataDirectory }: TestApp): Promise<string[]> {
  const entries = await readdir(join(dataDirectory, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** What is about a person or a paper in anything that was read. Codes of a few letters are about nobody. */
export async function personalValues({ app }: TestApp): Promise<string[]> {
  const { pool } = app.parts.database;
  const { rows } = await pool.query<{ part: unknown }>(
    `select jsonb_build_array(fields, mrz->'lines', mrz->'rawLines', text, barcodes, plates, mrz_lines) as part from documents
     union all select outcome->'invoices' from inquiries where kind = 'INVOICE'
     union all select raw from readings union all select question->'result' from inquiries where kind = 'OCR_EXPORT'
     union all select question->'parameters' from inquiries where kind = 'INVOICE_VERIFICATION'`,
  );
  const found = new Set<string>();
  for (const { part } of rows) collect(part, found);
  // What kind of document it is stays, and is about nobody.
  return [...found].filter((value) => !(DOCUMENT_KINDS as readonly string[]).includes(value));
}

/** Keys under which no value of a document stands. */
const NO_VALUES = new Set([
  'name',
  'provider',
  'providers',
  'zone',
  'kind',
  'checks',
  'proof',
  'rawPath',
  'symbology',
  'absence',
  'inferences',
  'colour',
]);
/** At least five digits, capitals or letters of other scripts; or a date. */
const PERSONAL = /(?:[^\d\p{Lu}\p{Lo}]*[\d\p{Lu}\p{Lo}]){5,}|\d-\d\d-\d/u;

function collect(part: unknown, found: Set<string>): void {
  if (typeof part === 'string' && PERSONAL.test(part)) found.add(part);
  if (Array.isArray(part)) for (const each of part) collect(each, found);
  else if (typeof part === 'object' && part !== null) {
    for (const [key, value] of Object.entries(part)) if (!NO_VALUES.has(key)) collect(value, found);
  }
}
