/** Reads settings out of the environment and collects what is wrong with them. A fault never repeats a value. */
export class SettingsReader {
  readonly faults: string[] = [];

  constructor(private readonly environment: Readonly<Record<string, string | undefined>>) {}

  /** null where it is not set or empty. */
  text(name: string): string | null {
    const value = this.environment[name]?.trim();
    return value ? value : null;
  }

  integer(name: string, fallback: number, minimum: number, maximum: number): number {
    const value = this.text(name);
    if (value === null) return fallback;
    const parsed = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (parsed >= minimum && parsed <= maximum) return parsed;
    this.faults.push(`${name} must be a whole number from ${minimum} to ${maximum}.`);
    return fallback;
  }

  choice<const T extends string>(name: string, fallback: T, allowed: readonly T[]): T {
    const value = this.text(name);
    if (value === null) return fallback;
    if ((allowed as readonly string[]).includes(value)) return value as T;
    this.faults.push(`${name} must be one of ${allowed.join(', ')}.`);
    return fallback;
  }

  /** `on` or `off`, also as 1, 0, true and false. */
  flag(name: string, fallback: boolean): boolean {
    const words = { on: true, off: false, 1: true, 0: false, true: true, false: false };
    return words[this.choice(name, fallback ? 'on' : 'off', ['on', 'off', '1', '0', 'true', 'false'])];
  }

  url(name: string, protocols: readonly string[]): string | null {
    const value = this.text(name);
    if (value === null) return null;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    this.faults.push(`${name} must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}.`);
    return null;
  }

  /** A vendor's base address, without a slash at the end. */
  base(name: string, fallback: string): string {
    return (this.url(name, ['https:', 'http:']) ?? fallback).replace(/\/+$/, '');
  }

  /** Numbers separated by commas, such as HTTP statuses. */
  integers(name: string, fallback: readonly number[]): number[] {
    const value = this.text(name);
    if (value === null) return [...fallback];
    const parts = value.split(',').map((part) => part.trim());
    if (parts.every((part) => /^\d+$/.test(part))) return parts.map(Number);
    this.faults.push(`${name} must be whole numbers separated by commas.`);
    return [...fallback];
  }

  /** Words separated by commas. */
  list(name: string, fallback: readonly string[]): string[] {
    const value = this.text(name);
    return value === null ? [...fallback] : value.split(',').map((part) => part.trim());
  }

  /** A JSON object of texts, such as a table of codes. */
  table(name: string): Record<string, string> {
    const value = this.text(name);
    if (value === null) return {};
    try {
      const parsed: unknown = JSON.parse(value);
      if (typeof parsed === 'object' && parsed !== null && Object.values(parsed).every((v) => typeof v === 'string')) {
        return parsed as Record<string, string>;
      }
    } catch {
      // Named below with all others.
    }
    this.faults.push(`${name} must be a JSON object of texts.`);
    return {};
  }
}
