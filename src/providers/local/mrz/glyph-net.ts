import { ALPHABET } from './alphabet.js';
import { PITCH } from './grid-fit.js';
import { STRIP_HEIGHT, type Strip } from './strips.js';

const CLASSES = ALPHABET.length;
/** Ink of this value is 1 for the net; scripts/mrz trains with the same number. */
const INK_OF_ONE = 160;

// 5 by 5 convolution in steps of 2, 3 by 3 in steps of 2, one hidden layer. Sizes with the zero margin they read.
const INPUT_WIDTH = PITCH + 3;
const INPUT_HEIGHT = STRIP_HEIGHT + 3;
const FIRST_WIDTH = PITCH / 2;
const FIRST_HEIGHT = STRIP_HEIGHT / 2;
const SECOND_WIDTH = FIRST_WIDTH / 2;
const SECOND_HEIGHT = FIRST_HEIGHT / 2;

/** Trained weights; read only, so that any number of readers may share them. */
export interface GlyphNet {
  firstChannels: number;
  secondChannels: number;
  hidden: number;
  firstWeights: Float32Array;
  firstBias: Float32Array;
  secondWeights: Float32Array;
  secondBias: Float32Array;
  hiddenWeights: Float32Array;
  hiddenBias: Float32Array;
  outputWeights: Float32Array;
  outputBias: Float32Array;
}

/** Takes the file's three sizes and its weights in the order in which scripts/mrz/train.py writes them. */
export function glyphNetFrom(sizes: readonly [number, number, number], weights: Float32Array): GlyphNet {
  const [firstChannels, secondChannels, hidden] = sizes;
  let offset = 0;
  const take = (length: number): Float32Array => weights.subarray(offset, (offset += length));
  const net: GlyphNet = {
    firstChannels,
    secondChannels,
    hidden,
    firstWeights: take(25 * firstChannels),
    firstBias: take(firstChannels),
    secondWeights: take(9 * firstChannels * secondChannels),
    secondBias: take(secondChannels),
    hiddenWeights: take(SECOND_WIDTH * SECOND_HEIGHT * secondChannels * hidden),
    hiddenBias: take(hidden),
    outputWeights: take(hidden * CLASSES),
    outputBias: take(CLASSES),
  };
  if (offset !== weights.length) throw new Error(`expected ${offset} glyph weights, found ${weights.length}`);
  return net;
}

/** Log-probabilities of the characters of `ALPHABET` for one cell. */
export type CellScores = Float32Array;

/** Classifies the given cells of a strip (all of them by default). */
export function classifyCells(net: GlyphNet, strip: Strip, cells?: readonly number[]): CellScores[] {
  const wanted = cells ?? Array.from({ length: strip.width / PITCH }, (_, i) => i);
  const { firstChannels: firstCount, secondChannels: secondCount, hidden: hiddenCount } = net;
  const input = new Float32Array(INPUT_WIDTH * INPUT_HEIGHT);
  const rowLength = (FIRST_WIDTH + 1) * firstCount;
  const first = new Float32Array(rowLength * (FIRST_HEIGHT + 1));
  const second = new Float32Array(SECOND_WIDTH * SECOND_HEIGHT * secondCount);
  const hidden = new Float32Array(hiddenCount);
  return wanted.map((cell) => {
    readCell(strip, cell, input);
    firstLayer(net, input, first, rowLength);
    secondLayer(net, first, second, rowLength);
    denseLayer(second, net.hiddenWeights, net.hiddenBias, hidden);
    const output = new Float32Array(CLASSES);
    denseLayer(hidden, net.outputWeights, net.outputBias, output);
    toLogProbabilities(output);
    return output;
  });
}

function readCell(strip: Strip, cell: number, input: Float32Array): void {
  for (let y = 0; y < STRIP_HEIGHT; y++) {
    const from = y * strip.width + cell * PITCH;
    const to = (y + 2) * INPUT_WIDTH + 2;
    for (let x = 0; x < PITCH; x++) input[to + x] = strip.ink[from + x]! / INK_OF_ONE;
  }
}

/** Writes below and to the right of a zero margin that the next layer reads. */
function firstLayer(net: GlyphNet, input: Float32Array, first: Float32Array, rowLength: number): void {
  const { firstChannels: count, firstWeights: weights, firstBias: bias } = net;
  for (let y = 0; y < FIRST_HEIGHT; y++) {
    for (let x = 0; x < FIRST_WIDTH; x++) {
      const target = (y + 1) * rowLength + (x + 1) * count;
      for (let c = 0; c < count; c++) first[target + c] = bias[c]!;
      for (let a = 0; a < 5; a++) {
        for (let b = 0; b < 5; b++) {
          const value = input[(y * 2 + a) * INPUT_WIDTH + x * 2 + b]!;
          if (value === 0) continue;
          const from = (a * 5 + b) * count;
          for (let c = 0; c < count; c++) first[target + c]! += value * weights[from + c]!;
        }
      }
      for (let c = 0; c < count; c++) if (first[target + c]! < 0) first[target + c] = 0;
    }
  }
}

function secondLayer(net: GlyphNet, first: Float32Array, second: Float32Array, rowLength: number): void {
  const { firstChannels: inputs, secondChannels: count, secondWeights: weights, secondBias: bias } = net;
  for (let y = 0; y < SECOND_HEIGHT; y++) {
    for (let x = 0; x < SECOND_WIDTH; x++) {
      const target = (y * SECOND_WIDTH + x) * count;
      for (let c = 0; c < count; c++) second[target + c] = bias[c]!;
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b < 3; b++) {
          const source = (y * 2 + a) * rowLength + (x * 2 + b) * inputs;
          for (let i = 0; i < inputs; i++) {
            const value = first[source + i]!;
            if (value === 0) continue;
            const from = (i * 9 + a * 3 + b) * count;
            for (let c = 0; c < count; c++) second[target + c]! += value * weights[from + c]!;
          }
        }
      }
      for (let c = 0; c < count; c++) if (second[target + c]! < 0) second[target + c] = 0;
    }
  }
}

/** Negative inputs count as 0: what the layer before would have cut. */
function denseLayer(input: Float32Array, weights: Float32Array, bias: Float32Array, output: Float32Array): void {
  const count = output.length;
  output.set(bias);
  for (let i = 0; i < input.length; i++) {
    const value = input[i]!;
    if (value <= 0) continue;
    const from = i * count;
    for (let c = 0; c < count; c++) output[c]! += value * weights[from + c]!;
  }
}

function toLogProbabilities(output: Float32Array): void {
  let largest = -Infinity;
  for (const value of output) if (value > largest) largest = value;
  let sum = 0;
  for (const value of output) sum += Math.exp(value - largest);
  const normaliser = largest + Math.log(sum);
  for (let c = 0; c < output.length; c++) output[c]! -= normaliser;
}

/** Mean over cells of the log-probability of the likeliest character: 0 is certain; text in a foreign type falls below -0.3. */
export function certainty(scores: readonly CellScores[]): number {
  let sum = 0;
  for (const cell of scores) {
    let best = -Infinity;
    for (const value of cell) if (value > best) best = value;
    sum += best;
  }
  return sum / scores.length;
}

export function likeliestCharacters(scores: readonly CellScores[]): string {
  return scores.map((cell) => ALPHABET[cell.indexOf(Math.max(...cell))]!).join('');
}
