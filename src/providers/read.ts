/**
 * Reads a vendor's JSON field by field. Whatever is missing is null; whatever has a wrong type is null as well, and noted
 * with its path, never with its value. Nothing here throws.
 */
export class WireReader {
  constructor(
    private readonly value: unknown,
    /** Where in the reply this stands, such as `cardsinfo[0].items`. Empty at its root. */
    readonly path: string,
    private readonly warnings: string[],
  ) {}

  static of(value: unknown, warnings: string[]): WireReader {
    return new WireReader(value, '', warnings);
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** What stands here, for vendors who write the same thing in more than one form. */
  get shape(): 'absent' | 'object' | 'list' | 'scalar' {
    if (!this.exists) return 'absent';
    if (Array.isArray(this.value)) return 'list';
    return typeof this.value === 'object' ? 'object' : 'scalar';
  }

  /** A property of an object; does not exist where this is no object. */
  at(name: string): WireReader {
    const own = isObject(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    if (this.exists && !isObject(this.value)) this.note('an object');
    return new WireReader(own, this.path === '' ? name : `${this.path}.${name}`, this.warnings);
  }

  /** The items of a list; none where this is no list. */
  items(): WireReader[] {
    if (Array.isArray(this.value)) {
      return this.value.map((item, index) => new WireReader(item, `${this.path}[${index}]`, this.warnings));
    }
    if (this.exists) this.note('a list');
    return [];
  }

  /** The items of a list, or the one thing itself: for vendors who leave the list out where there is one only. */
  oneOrMore(): WireReader[] {
    if (!this.exists) return [];
    return Array.isArray(this.value) ? this.items() : [this];
  }

  /** The properties of an object with their names; none where this is no object. */
  entries(): [string, WireReader][] {
    if (!isObject(this.value)) {
      if (this.exists) this.note('an object');
      return [];
    }
    return Object.keys(this.value).map((name) => [name, this.at(name)]);
  }

  text(): string | null {
    if (typeof this.value === 'string') return this.value;
    if (this.exists) this.note('text');
    return null;
  }

  /** Text where it is text; anything else is null and not noted, for places that hold text or something else. */
  textIfText(): string | null {
    return typeof this.value === 'string' ? this.value : null;
  }

  /** Text, or a number or a truth value as text: for vendors who write the same thing both ways. */
  looseText(): string | null {
    return typeof this.value === 'number' || typeof this.value === 'boolean' ? String(this.value) : this.text();
  }

  number(): number | null {
    if (typeof this.value === 'number' && Number.isFinite(this.value)) return this.value;
    if (this.exists) this.note('a number');
    return null;
  }

  /** A number, or text that is one in full. */
  looseNumber(): number | null {
    if (typeof this.value !== 'string') return this.number();
    const parsed = /^\s*-?\d+(\.\d+)?\s*$/.test(this.value) ? Number(this.value) : Number.NaN;
    if (Number.isFinite(parsed)) return parsed;
    if (this.value !== '') this.note('a number');
    return null;
  }

  boolean(): boolean | null {
    if (typeof this.value === 'boolean') return this.value;
    if (this.exists) this.note('true or false');
    return null;
  }

  private note(expected: string): void {
    const found = Array.isArray(this.value) ? 'a list' : typeof this.value;
    this.warnings.push(`${this.path === '' ? 'The reply' : this.path} should be ${expected} and is ${found}.`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
