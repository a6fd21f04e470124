/** Writes docs/coverage.md: npm run coverage:list */
import { writeFileSync } from 'node:fs';
import { readClaims } from './claims.js';
import { renderCoverage } from './render.js';
import { readCoverageRows } from './rows.js';

const text = renderCoverage(readCoverageRows(), readClaims());
writeFileSync(new URL('../../docs/coverage.md', import.meta.url), text);
