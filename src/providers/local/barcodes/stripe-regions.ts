/** Four bytes a pixel (red, green, blue, opacity), top row first. */
export interface BarcodePicture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** A part of a picture that is full of dark and light stripes, as a PDF417 is. */
export interface StripeRegion {
  /** By how many degrees the picture has to be turned clockwise so that the stripes stand upright, -90..90. */
  uprightTurnDegrees: number;
  /** In pixels of the picture; right and bottom are exclusive. */
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The longer side of the picture on which stripes are sought: they need not be told apart, only their direction. */
const SEARCH_SIDE_PIXELS = 1300;
const BLOCK_PIXELS = 16;
/** Smaller ones hold no PDF417 of a document. */
const MIN_BLOCKS = 40;
/** Lightest minus darkest pixel. */
const MIN_CONTRAST = 30;
/** How much of all change of brightness goes in one direction, 0..1: PDF417 0.4 to 0.6, printed text mostly below 0.35. */
const MIN_COHERENCE = 0.33;
/** Above it are mere lines, as of a ruled page. */
const MAX_COHERENCE = 0.8;
const MIN_BLOCK_COHERENCE = 0.25;
/** Mean squared change from pixel to pixel, divided by the squared contrast. */
const MIN_BLOCK_CHANGE = 0.02;
/** Half of a PDF417 is dark; of a printed text it is a sixth. */
const MIN_LIGHT_SHARE = 0.28;
const MAX_LIGHT_SHARE = 0.7;
/** Blocks belong together as long as their directions differ by no more. */
const MAX_NEIGHBOUR_DEGREES = 15;
const BORDER_PIXELS = 4;

interface GreyPicture {
  data: Uint8Array;
  width: number;
  height: number;
  /** Pixels of the original for each of these. */
  step: number;
}

/** Green stands for brightness: it carries most of it. */
function shrinkToGrey(picture: BarcodePicture): GreyPicture {
  const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / SEARCH_SIDE_PIXELS));
  const width = Math.floor(picture.width / step);
  const height = Math.floor(picture.height / step);
  const data = new Uint8Array(width * height);
  const source = picture.data;
  const nextRow = picture.width * 4;
  for (let y = 0; y < height; y += 1) {
    let from = y * step * nextRow + 1;
    for (let to = y * width; to < (y + 1) * width; to += 1, from += step * 4) {
      data[to] =
        step === 1
          ? source[from]!
          : (source[from]! + source[from + 4]! + source[from + nextRow]! + source[from + nextRow + 4]!) >> 2;
    }
  }
  return { data, width, height, step };
}

/** Without this the finest stripes, a pixel or two wide, pull every direction towards 45 degrees. */
function blur({ data, width, height }: GreyPicture): void {
  const blurred = new Uint8Array(data.length);
  for (const [from, to, next] of [
    [data, blurred, 1],
    [blurred, data, width],
  ] as const) {
    for (let index = 2 * width; index < (height - 2) * width; index += 1) {
      const sides = from[index - next]! + from[index + next]!;
      const ends = from[index - 2 * next]! + from[index + 2 * next]!;
      to[index] = (ends + 4 * sides + 6 * from[index]! + 8) >> 4;
    }
  }
}

interface Blocks {
  columns: number;
  rows: number;
  /** Sums of squared horizontal change, squared vertical change, and their product, for each block. */
  horizontal: Float64Array;
  vertical: Float64Array;
  product: Float64Array;
  sum: Float64Array;
  darkest: Uint8Array;
  lightest: Uint8Array;
}

function measureBlocks({ data, width, height }: GreyPicture): Blocks {
  const columns = Math.floor(width / BLOCK_PIXELS);
  const rows = Math.floor(height / BLOCK_PIXELS);
  const count = columns * rows;
  const blocks: Blocks = {
    columns,
    rows,
    horizontal: new Float64Array(count),
    vertical: new Float64Array(count),
    product: new Float64Array(count),
    sum: new Float64Array(count),
    darkest: new Uint8Array(count).fill(255),
    lightest: new Uint8Array(count),
  };
  for (let block = 0; block < count; block += 1) {
    const left = (block % columns) * BLOCK_PIXELS;
    const top = Math.floor(block / columns) * BLOCK_PIXELS;
    let horizontal = 0;
    let vertical = 0;
    let product = 0;
    let sum = 0;
    let darkest = 255;
    let lightest = 0;
    const lastRow = Math.min(top + BLOCK_PIXELS, height - BORDER_PIXELS);
    const lastColumn = Math.min(left + BLOCK_PIXELS, width - BORDER_PIXELS);
    for (let y = Math.max(top, BORDER_PIXELS); y < lastRow; y += 1) {
      for (let index = y * width + Math.max(left, BORDER_PIXELS); index < y * width + lastColumn; index += 1) {
        const across = data[index + 1]! - data[index - 1]!;
        const down = data[index + width]! - data[index - width]!;
        const value = data[index]!;
        horizontal += across * across;
        vertical += down * down;
        product += across * down;
        sum += value;
        if (value < darkest) darkest = value;
        if (value > lightest) lightest = value;
      }
    }
    blocks.horizontal[block] = horizontal;
    blocks.vertical[block] = vertical;
    blocks.product[block] = product;
    blocks.sum[block] = sum;
    blocks.darkest[block] = darkest;
    blocks.lightest[block] = lightest;
  }
  return blocks;
}

interface Stripes {
  /** Direction in which brightness changes most, -90..90; 0 where the stripes stand upright. */
  degrees: number;
  coherence: number;
  change: number;
}

function stripesOf(horizontal: number, vertical: number, product: number): Stripes {
  const change = horizontal + vertical;
  const degrees = (Math.atan2(2 * product, horizontal - vertical) * 90) / Math.PI;
  return { degrees, change, coherence: change > 0 ? Math.hypot(horizontal - vertical, 2 * product) / change : 0 };
}

/** The direction of each block that looks striped together with its eight neighbours, NaN for all others. */
function stripedDirections(blocks: Blocks): Float64Array {
  const { columns, rows } = blocks;
  const directions = new Float64Array(columns * rows).fill(Number.NaN);
  for (let row = 1; row < rows - 1; row += 1) {
    for (let column = 1; column < columns - 1; column += 1) {
      let [horizontal, vertical, product, sum, darkest, lightest] = [0, 0, 0, 0, 255, 0];
      for (let neighbour = 0; neighbour < 9; neighbour += 1) {
        const block = (row + Math.floor(neighbour / 3) - 1) * columns + column + (neighbour % 3) - 1;
        horizontal += blocks.horizontal[block]!;
        vertical += blocks.vertical[block]!;
        product += blocks.product[block]!;
        sum += blocks.sum[block]!;
        darkest = Math.min(darkest, blocks.darkest[block]!);
        lightest = Math.max(lightest, blocks.lightest[block]!);
      }
      const pixels = 9 * BLOCK_PIXELS * BLOCK_PIXELS;
      const contrast = lightest - darkest;
      if (contrast < MIN_CONTRAST) continue;
      const lightShare = (sum / pixels - darkest) / contrast;
      if (lightShare < MIN_LIGHT_SHARE || lightShare > MAX_LIGHT_SHARE) continue;
      const stripes = stripesOf(horizontal, vertical, product);
      if (stripes.change / pixels / contrast ** 2 < MIN_BLOCK_CHANGE || stripes.coherence < MIN_BLOCK_COHERENCE)
        continue;
      directions[row * columns + column] = stripes.degrees;
    }
  }
  return directions;
}

function degreesBetween(first: number, second: number): number {
  const difference = Math.abs(first - second) % 180;
  return Math.min(difference, 180 - difference);
}

/** Takes the connected blocks of like direction, starting at `start`, out of `directions`. */
function takeConnected(directions: Float64Array, columns: number, start: number): number[] {
  const taken: number[] = [];
  const open = [{ block: start, degrees: directions[start]! }];
  directions[start] = Number.NaN;
  for (let next = open.pop(); next; next = open.pop()) {
    taken.push(next.block);
    for (const offset of [-1, 1, -columns, columns]) {
      const neighbour = next.block + offset;
      const degrees = directions[neighbour];
      // Blocks at the border have no direction, so a step never leads around it.
      if (degrees === undefined || Number.isNaN(degrees)) continue;
      if (degreesBetween(degrees, next.degrees) > MAX_NEIGHBOUR_DEGREES) continue;
      directions[neighbour] = Number.NaN;
      open.push({ block: neighbour, degrees });
    }
  }
  return taken;
}

/**
 * Finds where a picture is striped and how the stripes lie, strongest first. This is what makes a skewed PDF417 readable at
 * a bounded cost: the reader itself finds one only within two or three degrees of upright.
 */
export function findStripeRegions(picture: BarcodePicture): StripeRegion[] {
  const grey = shrinkToGrey(picture);
  blur(grey);
  const blocks = measureBlocks(grey);
  const directions = stripedDirections(blocks);
  const found: { region: StripeRegion; change: number }[] = [];
  for (let start = 0; start < directions.length; start += 1) {
    if (Number.isNaN(directions[start])) continue;
    const taken = takeConnected(directions, blocks.columns, start);
    if (taken.length < MIN_BLOCKS) continue;
    const total = (values: Float64Array): number => taken.reduce((sum, block) => sum + values[block]!, 0);
    const stripes = stripesOf(total(blocks.horizontal), total(blocks.vertical), total(blocks.product));
    if (stripes.coherence < MIN_COHERENCE || stripes.coherence > MAX_COHERENCE) continue;
    const columns = taken.map((block) => block % blocks.columns);
    const rows = taken.map((block) => Math.floor(block / blocks.columns));
    const pixelsPerBlock = BLOCK_PIXELS * grey.step;
    // What remains of the pull towards 45 degrees, measured: about two degrees half-way.
    const pulled = 2 * Math.sin((stripes.degrees * 4 * Math.PI) / 180);
    const region = {
      uprightTurnDegrees: pulled - stripes.degrees,
      left: (Math.min(...columns) - 1) * pixelsPerBlock,
      top: (Math.min(...rows) - 1) * pixelsPerBlock,
      right: (Math.max(...columns) + 2) * pixelsPerBlock,
      bottom: (Math.max(...rows) + 2) * pixelsPerBlock,
    };
    found.push({ region, change: stripes.change });
  }
  return found.sort((first, second) => second.change - first.change).map(({ region }) => region);
}
