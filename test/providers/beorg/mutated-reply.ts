/** Mulberry32: small, even, and the same on every machine. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1e308,
  '',
  ' ',
  '0',
  '1',
  '31.02.2020',
  '99.99.9999',
  '01.01.2000',
  '2000-01-01T00:00:00Z',
  'М',
  'X',
  'P<UTO',
  '<'.repeat(44),
  'А'.repeat(5_000),
  [],
  {},
  [[[]]],
  [null],
  { status: 1 },
  { 0: 'x' },
  '__proto__',
  '\u0000',
  '\ud800',
];

/** One to four places of the reply are replaced, removed, copied elsewhere or spoiled by a character. */
export function mutated(json: unknown, random: (below: number) => number): unknown {
  const copy = structuredClone(json);
  for (let times = 1 + random(4); times > 0; times--) {
    const places: [Record<string, unknown>, string][] = [];
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        places.push([value as Record<string, unknown>, key]);
        walk((value as Record<string, unknown>)[key]);
      }
    };
    walk(copy);
    const place = places[random(Math.max(1, places.length))];
    if (!place) return copy;
    const [holder, key] = place;
    const value = holder[key];
    const action = random(5);
    if (action === 0) delete holder[key];
    else if (action === 1) holder[key] = structuredClone(STRANGE[random(STRANGE.length)]);
    else if (action === 2) holder[`${key}${random(3)}`] = structuredClone(value);
    else if (typeof value === 'string') {
      const at = random(value.length + 1);
      const letters = '0123456789<.ЖMА \n"';
      holder[key] = value.slice(0, at) + letters[random(letters.length)]! + value.slice(at + random(2));
    } else holder[key] = [value, value];
  }
  return copy;
}

/** Every text and number of the reply, as texts. */
export function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(textsOf);
}
