/** A map that forgets what was not asked for the longest when it is full. */
export class BoundedMap<Value> extends Map<string, Value> {
  constructor(private readonly maxEntries: number) {
    super();
  }

  override get(key: string): Value | undefined {
    const value = super.get(key);
    if (value !== undefined) {
      // A map keeps the order of insertion, so the first entry is always the one that was not asked for the longest.
      super.delete(key);
      super.set(key, value);
    }
    return value;
  }

  override set(key: string, value: Value): this {
    super.delete(key);
    super.set(key, value);
    if (this.size > this.maxEntries) super.delete(this.keys().next().value!);
    return this;
  }
}
