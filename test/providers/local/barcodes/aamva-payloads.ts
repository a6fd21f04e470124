/** Barcodes of driving licences whose holders are invented. */

export interface AamvaSubfile {
  type: string;
  elements: Record<string, string>;
}

export interface AamvaPayloadOptions {
  version?: number;
  issuer?: string;
  /** Added to each stated offset, as on cards whose issuer counts otherwise. */
  offsetError?: number;
  /** Between elements. Default a line feed. */
  lineEnd?: string;
  start?: string;
  /** Default: the true number of subfiles. */
  statedCount?: number;
}

/** Writes a barcode by the standard, with the faults asked for. */
export function aamvaPayload(subfiles: AamvaSubfile[], options: AamvaPayloadOptions = {}): string {
  const { version = 10, issuer = '636000', offsetError = 0, lineEnd = '\n', start = '@\n\u001e\rANSI ' } = options;
  const two = (value: number): string => String(value).padStart(2, '0');
  const four = (value: number): string => String(value).padStart(4, '0');
  const count = two(options.statedCount ?? subfiles.length);
  const header = `${start}${issuer}${two(version)}${version < 2 ? '' : '00'}${count}`;
  let offset = header.length + subfiles.length * 10;
  let designators = '';
  let content = '';
  for (const { type, elements } of subfiles) {
    const lines = Object.entries(elements).map(([identifier, value]) => identifier + value);
    const subfile = `${type}${lines.join(lineEnd)}\r`;
    designators += `${type}${four(offset + offsetError)}${four(subfile.length)}`;
    offset += subfile.length;
    content += subfile;
  }
  return header + designators + content;
}

export const LICENCE_OF_2020: Record<string, string> = {
  DAQ: 'T00112233',
  DCS: 'INVENTED',
  DDE: 'N',
  DAC: 'MARTHA',
  DDF: 'N',
  DAD: 'JANE',
  DDG: 'N',
  DCA: 'D',
  DBD: '06062019',
  DBB: '06071986',
  DBA: '12102024',
  DBC: '2',
  DAU: '068 in',
  DAY: 'BRO',
  DAG: '1 NOWHERE STREET',
  DAI: 'RICHMOND',
  DAJ: 'VA',
  DAK: '232690000  ',
  DCF: '2424244747474786102204',
  DCG: 'USA',
  DCK: '123456789',
};

export function licenceOf2020(changes: Record<string, string | undefined> = {}): AamvaSubfile {
  const elements = Object.entries({ ...LICENCE_OF_2020, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { type: 'DL', elements: Object.fromEntries(elements) };
}

export const SUBFILE_OF_VIRGINIA: AamvaSubfile = { type: 'ZV', elements: { ZVA: '01' } };
