import { readdirSync, readFileSync } from 'node:fs';
import { PROVIDER_NAMES } from '../../src/domain/provider-name.js';

/**
 * Where a row comes from. page: the vendor's page that the provider was built from. public: other pages of the vendor's, or
 * what public clients tell. unsettled: no page says, so that it can be set.
 */
export const ROW_SOURCES = ['page', 'public', 'unsettled'] as const;
export type RowSource = (typeof ROW_SOURCES)[number];

/** One thing that a vendor documents: an endpoint, a field, a status, a code, or a point that it leaves open. */
export interface CoverageRow {
  /** `vendor:part:key`, by which tests claim it. */
  id: string;
  /** In the vendor's spelling, in Markdown. */
  what: string;
  source: RowSource;
}

export interface CoveragePart {
  /** `vendor:part`. */
  id: string;
  title: string;
  rows: readonly CoverageRow[];
}

export interface VendorCoverage {
  vendor: string;
  title: string;
  /** What the rows were taken from. */
  about: string;
  parts: readonly CoveragePart[];
}

interface RowFile {
  title: string;
  about: string;
  parts: {
    part: string;
    title: string;
    source: RowSource;
    rows: { key: string; what: string; source?: RowSource }[];
  }[];
}

const FOLDER = new URL('../../docs/coverage/rows/', import.meta.url);
/** The embedded engine is nobody's service. */
export const DOCUMENTED_VENDORS = PROVIDER_NAMES.filter((name) => name !== 'local');

/** The lists of docs/coverage/rows, a file for each vendor. Throws where an id occurs twice. */
export function readCoverageRows(): VendorCoverage[] {
  const files = readdirSync(FOLDER);
  const vendors = DOCUMENTED_VENDORS.filter((vendor) => files.includes(`${vendor}.json`)).map(readVendor);
  const ids = vendors.flatMap(({ parts }) => parts.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw new Error(`Rows with the same id: ${twice.join(', ')}`);
  return vendors;
}

function readVendor(vendor: string): VendorCoverage {
  const { title, about, parts } = JSON.parse(readFileSync(new URL(`${vendor}.json`, FOLDER), 'utf8')) as RowFile;
  return {
    vendor,
    title,
    about,
    parts: parts.map(({ part, title: partTitle, source, rows }) => ({
      id: `${vendor}:${part}`,
      title: partTitle,
      rows: rows.map((row) => ({
        id: `${vendor}:${part}:${row.key}`,
        what: row.what,
        source: row.source ?? source,
      })),
    })),
  };
}
