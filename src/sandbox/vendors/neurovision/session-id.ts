/** 100-nanosecond steps from the start of the Gregorian calendar to that of Unix time (RFC 4122, 4.1.4). */
const GREGORIAN_OFFSET = 122_192_928_000_000_000n;
const NODE = '0242ac130003';

/** The vendor's ids are time-UUIDs, that is of version 1 (HIGH). `sequence` keeps those of one millisecond apart. */
export function timeUuid(now: Date, sequence: number): string {
  const time = BigInt(now.getTime()) * 10_000n + BigInt(sequence % 10_000) + GREGORIAN_OFFSET;
  const digits = time.toString(16).padStart(15, '0').slice(-15);
  return `${digits.slice(7)}-${digits.slice(3, 7)}-1${digits.slice(0, 3)}-8000-${NODE}`;
}

export function isTimeUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);
}
