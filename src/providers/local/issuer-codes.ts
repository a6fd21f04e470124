/** Zones print Germany as a single letter (ICAO 9303 part 3, section 5); everything else is alpha-3 already. */
const SHORT_CODES: Readonly<Record<string, string>> = { D: 'DEU' };

/** Alpha-3 of ISO 3166-1 or one of ICAO's own codes, from the cells of a zone without their fillers. */
export function normalizeIssuer(code: string): string {
  return SHORT_CODES[code] ?? code;
}
