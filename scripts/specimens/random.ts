/** Repeatable randomness (mulberry32): the same seed draws the same picture on every machine. */
export interface SeededRandom {
  /** 0 inclusive to 1 exclusive. */
  next(): number;
  between(low: number, high: number): number;
  /** Roughly normal, mean 0, standard deviation 1. */
  normal(): number;
}

export function createRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}

/** Smooth noise over the plane, about -1 to 1: several octaves of interpolated lattice values. */
export function createNoise(seed: number): (x: number, y: number, octaves: number) => number {
  const random = createRandom(seed);
  const lattice = Float32Array.from({ length: 65536 }, () => random.next() * 2 - 1);
  const at = (column: number, row: number): number => lattice[((row & 255) << 8) | (column & 255)] ?? 0;
  const single = (x: number, y: number): number => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const across = x - column;
    const down = y - row;
    const smoothAcross = across * across * (3 - 2 * across);
    const smoothDown = down * down * (3 - 2 * down);
    const top = at(column, row) + (at(column + 1, row) - at(column, row)) * smoothAcross;
    const bottom = at(column, row + 1) + (at(column + 1, row + 1) - at(column, row + 1)) * smoothAcross;
    return top + (bottom - top) * smoothDown;
  };
  return (x, y, octaves) => {
    let sum = 0;
    let weight = 0.55;
    for (let octave = 0; octave < octaves; octave++) {
      sum += single(x * 2 ** octave + octave * 37.2, y * 2 ** octave + octave * 11.7) * weight;
      weight *= 0.5;
    }
    return sum;
  };
}
